// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Connection, Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Cell } from '../spreadsheets/contract.js'
import { type Cause, cellSchema, faultSchema, type LineToMend, type RefusedLine } from './contract.js'

/** What was mended in the lines of a file: by line, then by column from 0. */
export type Corrections = ReadonlyMap<number, ReadonlyMap<number, string>>

const refusedTable = sql`openmairie.om_import_ligne`
const asideTable = sql`openmairie.om_import_ecart`

/** Forgets the lines of an import that were refused. */
export async function forgetRefused(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`DELETE FROM openmairie.om_import_ligne WHERE om_import = ${id}`)
}

/** Keeps lines that are refused, and why. */
export function keepRefused(connection: Connection, id: string, lines: readonly RefusedLine[]): Promise<void> {
  return keepIn(connection, refusedTable, id, lines)
}

/** Keeps lines that an import leaves aside, beside those that are refused: whoever looks sees nothing of them before it is kept. */
export function keepAside(connection: Connection, id: string, lines: readonly RefusedLine[]): Promise<void> {
  return keepIn(connection, asideTable, id, lines)
}

/** Forgets the lines that an import which was not kept left aside. */
export async function forgetAside(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`DELETE FROM ${asideTable} WHERE om_import = ${id}`)
}

/** The lines that an import left aside are those that are refused by now. */
export async function takeAside(connection: Connection, id: string): Promise<void> {
  await forgetRefused(connection, id)
  await connection.query(sql`
    INSERT INTO ${refusedTable} (om_import, ligne, cellules, motifs)
    SELECT om_import, ligne, cellules, motifs FROM ${asideTable} WHERE om_import = ${id}`)
  await forgetAside(connection, id)
}

async function keepIn(connection: Connection, table: Sql, id: string, lines: readonly RefusedLine[]): Promise<void> {
  if (lines.length === 0) return
  const given = lines.map(({ line, cells, faults }) => ({
    ligne: line,
    cellules: cells.map(heldCell),
    motifs: faults.map(({ column, message }) => ({ column, message })),
  }))
  await connection.query(sql`
    INSERT INTO ${table} (om_import, ligne, cellules, motifs)
    SELECT CAST(${id} AS uuid), g.ligne, g.cellules, g.motifs
    FROM jsonb_to_recordset(CAST(${JSON.stringify(given)} AS jsonb)) AS g (ligne bigint, cellules jsonb, motifs jsonb)
    ON CONFLICT (om_import, ligne) DO UPDATE SET cellules = excluded.cellules, motifs = excluded.motifs`)
}

/** What no text of the base can hold is told as the sign of what cannot be read. */
const heldCell = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replaceAll('\0', '\ufffd') : cell)

/** What a cell of a line that is refused says, as `shownCell` tells it. */
const shownIn = (line: Sql, column: Sql): Sql =>
  sql`coalesce(${line}.cellules->${column}->>'text', ${line}.cellules->>${column}, '')`

/** A check keeps a line as it reads it, corrections included: one that differs came after. */
const isUnchecked = sql`valeur <> ${shownIn(sql`refusee`, sql`colonne`)}`

/** The lines that are refused, after one of them, in the order of the file. */
export async function refusedAfter(
  connection: Connection,
  id: string,
  after: number,
  most: number,
): Promise<readonly LineToMend[]> {
  const { rows } = await connection.query(sql`
    SELECT ligne::text AS ligne, cellules::text AS cellules, motifs::text AS motifs,
      (SELECT jsonb_object_agg(colonne, valeur) FROM openmairie.om_import_correction
        WHERE (om_import, ligne) = (refusee.om_import, refusee.ligne) AND ${isUnchecked})::text AS corrige
    FROM openmairie.om_import_ligne AS refusee WHERE om_import = ${id} AND ligne > ${after} ORDER BY refusee.ligne LIMIT ${most}`)
  return rows.map(lineOf)
}

/** Whether some of what was mended in the lines that are refused was not checked since. */
export async function hasUnchecked(connection: Connection, id: string): Promise<boolean> {
  const { rows } = await connection.query(sql`
    SELECT 1 FROM openmairie.om_import_correction JOIN openmairie.om_import_ligne AS refusee USING (om_import, ligne)
    WHERE om_import = ${id} AND ${isUnchecked} LIMIT 1`)
  return rows.length > 0
}

const keptCauses = 25

/** The reasons that refuse most lines of an import, first. */
export async function causesOf(connection: Connection, id: string): Promise<readonly Cause[]> {
  const { rows } = await connection.query(sql`
    SELECT motif->>'column' AS colonne, ${shownIn(sql`refusee`, sql`CAST(motif->>'column' AS integer)`)} AS valeur, motif->>'message' AS message,
      count(*)::text AS lignes, min(ligne)::text AS premiere
    FROM openmairie.om_import_ligne AS refusee CROSS JOIN LATERAL jsonb_array_elements(motifs) AS motif
    WHERE om_import = ${id} GROUP BY 1, 2, 3 ORDER BY count(*) DESC, min(ligne) LIMIT ${keptCauses}`)
  return rows.map((row) => ({
    column: row['colonne'] === null ? null : Number(row['colonne']),
    value: String(row['valeur']),
    message: String(row['message']),
    lines: Number(row['lignes']),
    first: Number(row['premiere']),
  }))
}

/** Counts the reasons that refuse the lines of an import, in the transaction that says what was found. */
export async function countCauses(connection: Connection, id: string): Promise<void> {
  const causes = JSON.stringify(await causesOf(connection, id))
  await connection.query(sql`UPDATE openmairie.om_import SET causes = CAST(${causes} AS jsonb) WHERE om_import = ${id}`)
}

/** Gives a value to cells of a file, instead of what they hold there. */
export async function correctCells(
  connection: Connection,
  id: string,
  cells: readonly { readonly line: number; readonly column: number; readonly value: string }[],
): Promise<void> {
  if (cells.length === 0) return
  const given = cells.map(({ line, column, value }) => ({ ligne: line, colonne: column, valeur: value }))
  await connection.query(sql`
    INSERT INTO openmairie.om_import_correction (om_import, ligne, colonne, valeur)
    SELECT CAST(${id} AS uuid), g.ligne, g.colonne, g.valeur
    FROM jsonb_to_recordset(CAST(${JSON.stringify(given)} AS jsonb)) AS g (ligne bigint, colonne integer, valeur text)
    ON CONFLICT (om_import, ligne, colonne) DO UPDATE SET valeur = excluded.valeur`)
}

/**
 * Gives a value to a column of all the lines that are refused and hold another one there, but for cells that were mended by
 * themselves since. Returns their number.
 */
export async function correctAlike(
  connection: Connection,
  id: string,
  { column, from, to }: { readonly column: number; readonly from: string; readonly to: string },
): Promise<number> {
  const { count } = await connection.query(sql`
    INSERT INTO openmairie.om_import_correction (om_import, ligne, colonne, valeur)
    SELECT om_import, ligne, ${column}, ${to} FROM openmairie.om_import_ligne AS refusee
    WHERE om_import = ${id} AND replace(${shownIn(sql`refusee`, sql`CAST(${column} AS integer)`)}, E'\\r\\n', E'\\n') = ${from}
      AND motifs @> jsonb_build_array(jsonb_build_object('column', CAST(${column} AS integer)))
    ON CONFLICT (om_import, ligne, colonne) DO UPDATE SET valeur = excluded.valeur WHERE om_import_correction.valeur = ${from}`)
  return count
}

/** All that was mended in a file. */
export async function correctionsOf(connection: Connection, id: string): Promise<Corrections> {
  const { rows } = await connection.query(
    sql`SELECT ligne::text AS ligne, colonne, valeur FROM openmairie.om_import_correction WHERE om_import = ${id}`,
  )
  const found = new Map<number, Map<number, string>>()
  for (const row of rows) {
    const line = Number(row['ligne'])
    const cells = found.get(line) ?? new Map<number, string>()
    found.set(line, cells)
    cells.set(Number(row['colonne']), String(row['valeur']))
  }
  return found
}

/** Forgets what was mended: the cells of another sheet, or between other separators, are others. */
export async function forgetCorrections(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`DELETE FROM openmairie.om_import_correction WHERE om_import = ${id}`)
}

const mendedSchema = z.record(z.string(), z.string()).nullable()

function lineOf(row: Row): LineToMend {
  const mended = mendedSchema.parse(JSON.parse(String(row['corrige'] ?? null)))
  return {
    line: Number(row['ligne']),
    cells: z.array(cellSchema).parse(JSON.parse(String(row['cellules']))),
    faults: z.array(faultSchema).parse(JSON.parse(String(row['motifs']))),
    mended: new Map(Object.entries(mended ?? {}).map(([column, value]) => [Number(column), value])),
  }
}
