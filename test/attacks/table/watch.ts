// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import type { Scratch } from '../../support/database.js'

/** What a request wrote. */
export interface Written {
  /** Rows, as `schema.table`, and what they were or became. */
  readonly rows: readonly { readonly table: string; readonly row: string }[]
  /** Lines of the journal that say something was refused. */
  readonly refusals: readonly { readonly actor: string; readonly motive: string; readonly route: string }[]
}

export interface Watch {
  /** What was written since it was last asked; the rows are put back as they were first. */
  take(): Promise<Written>
}

/** Kept by every request, refused or not: the journal itself, who is signed in, how often one tried; and what is written a second after its page. */
const apart = `('om_journal', 'om_journal_contenu', 'om_session', 'om_tentative', 'om_derniere_recherche')`

/** Sees every row that is written in a base, and keeps a copy of what its tables held at first. */
export async function watch({ raw }: Scratch): Promise<Watch> {
  await raw.query(`
    CREATE SCHEMA guet; CREATE TABLE guet.ecrit (lieu text, ligne text);
    CREATE FUNCTION guet.noter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO guet.ecrit VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, concat(to_jsonb(OLD), to_jsonb(NEW)));
      RETURN NULL; END $$`)
  const { rows: tables } = await raw.query<{ place: string; copy: string; columns: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS place, format('guet.%I', schemaname || '_' || tablename) AS copy,
      (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
       WHERE attrelid = format('%I.%I', schemaname, tablename)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
    FROM pg_tables WHERE schemaname IN ('public', 'openmairie') AND tablename NOT IN ${apart}`)
  for (const { place, copy } of tables)
    await raw.query(`CREATE TABLE ${copy} AS TABLE ${place};
      CREATE TRIGGER guet AFTER INSERT OR UPDATE OR DELETE ON ${place} FOR EACH ROW EXECUTE FUNCTION guet.noter()`)
  let last = (await raw.query('SELECT max(om_journal)::text AS last FROM openmairie.om_journal')).rows[0]?.last ?? '0'
  // Above what the server has seen, for it to read its rights again.
  let version = 1_000_000

  const restore = async (places: ReadonlySet<string>): Promise<void> => {
    const copies = tables.filter(({ place }) => places.has(place))
    const statements = copies.map(
      ({ place, copy, columns }) =>
        `DELETE FROM ${place}; INSERT INTO ${place} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${copy};`,
    )
    version += 1000
    await raw.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements.join(' ')}
      UPDATE openmairie.om_reglage_droits SET version = ${version}; UPDATE openmairie.om_reglage_collectivites SET version = ${version};
      TRUNCATE guet.ecrit, openmairie.om_tentative; COMMIT`)
  }

  /** Two questions in one journey: there are thousands. */
  const asked = async (statements: string): Promise<readonly pg.QueryResult[]> =>
    // Typed for one statement, the driver gives a list for several.
    [await raw.query(statements)].flat()

  return {
    take: async () => {
      const [counted, told] = await asked(`
        SELECT lieu AS table, ligne AS row FROM guet.ecrit;
        SELECT om_journal::text AS id, acteur, apres->>'motif' AS motif, apres->>'route' AS route
        FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
        WHERE operation = 'refused' AND om_journal > ${BigInt(last)} ORDER BY om_journal`)
      const rows: Written['rows'] = counted?.rows ?? []
      const lines = told?.rows ?? []
      last = lines.at(-1)?.id ?? last
      if (rows.length > 0) await restore(new Set(rows.map(({ table }) => table)))
      return {
        rows,
        refusals: lines.map(({ acteur, motif, route }) => ({ actor: acteur, motive: motif, route })),
      }
    },
  }
}
