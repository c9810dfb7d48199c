// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all, always, sql } from '../../database/sql.js'
import { dropFile } from '../../files/usages.js'
import { eraseLines } from '../../journal/erase.js'
import { readKeyText } from '../../model/key-text.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { readWith } from '../reading/read.js'
import { journalled } from '../writing/journal.js'
import { personalMessages } from './messages.js'
import { cites, redacted, redactedJson } from './redact.js'

/** What a text may cite of a person. */
export interface Cited {
  /** Values that no other record holds. */
  readonly values: readonly string[]
  /** What named the records: others may bear the same names, so only what passes anyway is searched for them. */
  readonly labels: readonly string[]
}

/** Takes the values of a person out of the texts of the instance that cite them, within the reach of who acts. */
export async function forgetTraces(connection: Connection, ctx: Ctx, { values, labels }: Cited): Promise<void> {
  const passing = [...values, ...labels]
  if (passing.length === 0) return
  await forgetTyped(connection, ctx, passing)
  await redactOutcomes(connection, ctx, passing)
  await redactJobs(connection, ctx, passing)
  if (values.length === 0) return
  await redactNotes(connection, ctx, values)
  await redactMails(connection, ctx, values)
  await eraseExports(connection, ctx, values)
}

/** Drafts, last searches and saved ones of this application that cite a value. */
async function forgetTyped(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const tables = [
    { name: 'om_brouillon', key: sql`encode(cle, 'hex')`, text: sql`contenu`, user: sql`t.acteur` },
    {
      name: 'om_derniere_recherche',
      key: sql`om_utilisateur::text`,
      text: sql`etat`,
      user: sql`t.om_utilisateur::text`,
    },
    {
      name: 'om_recherche',
      key: sql`om_recherche::text`,
      text: sql`libelle || ' ' || etat`,
      user: sql`t.om_utilisateur::text`,
    },
  ]
  for (const { name, key, text, user } of tables) {
    const table = sql.id('openmairie', name)
    const where = all([sql`application = ${ctx.app.definition.name}`, within(ctx, user)])
    const { rows } = await connection.query(
      sql`SELECT ${key} AS key, ${text} AS text FROM ${table} AS t WHERE ${where}`,
    )
    const found = rows.filter((row) => cites(String(row['text']), values)).map((row) => String(row['key']))
    if (found.length > 0) await connection.query(sql`DELETE FROM ${table} WHERE ${key} = ANY(${found}::text[])`)
  }
}

/** What a second submission of a form would be told. */
async function redactOutcomes(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const where = all([near(sql`issue::text`, values), within(ctx, sql`t.acteur`)])
  const { rows } = await connection.query(
    sql`SELECT cle, acteur, issue::text AS issue FROM openmairie.om_operation AS t WHERE ${where}`,
  )
  for (const row of rows)
    await connection.query(
      sql`UPDATE openmairie.om_operation SET issue = ${redactedText(ctx, row['issue'], values)}::jsonb WHERE cle = ${String(row['cle'])} AND acteur = ${String(row['acteur'])}`,
    )
}

/** Jobs that have ended, and what they could not do. */
async function redactJobs(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const word = personalMessages(ctx.locale).redacted
  const ended = all([sql`etat IN ('fait', 'annule', 'echec')`, within(ctx, sql`t.acteur`)])
  const jobs = await connection.query(
    sql`SELECT om_job::text AS id, json_build_array(libelle, message, retour, donnees, reperes)::text AS said FROM openmairie.om_job AS t WHERE ${ended}`,
  )
  for (const row of jobs.rows) {
    const said = redactedText(ctx, row['said'], values)
    if (JSON.stringify(JSON.parse(String(row['said']))) === said) continue
    // A way back that cites a value is cut: it leads to the first page.
    await connection.query(sql`
      UPDATE openmairie.om_job SET libelle = s->>0, message = s->>1, retour = coalesce(nullif(s->>2, ''), '/'), donnees = s->3,
        reperes = nullif(s->4, 'null'::jsonb) FROM (SELECT ${said}::jsonb AS s) AS said WHERE om_job = ${String(row['id'])}::uuid`)
  }
  const refusals = await connection.query(sql`
    SELECT om_job_refus::text AS id, r.libelle, motif FROM openmairie.om_job_refus r JOIN openmairie.om_job t USING (om_job)
    WHERE ${all([near(sql`r.libelle || ' ' || motif`, values), within(ctx, sql`t.acteur`)])}`)
  for (const row of refusals.rows)
    await connection.query(sql`
      UPDATE openmairie.om_job_refus SET libelle = ${redacted(String(row['libelle']), values, word)}, motif = ${redacted(String(row['motif']), values, word)}
      WHERE om_job_refus = ${String(row['id'])}::bigint`)
}

/** Notes and tasks beside other records, where who acts may see the record. */
async function redactNotes(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const word = personalMessages(ctx.locale).redacted
  const data = ctx.instance === ctx.database ? connection : accessOf(ctx)
  for (const [name, text] of [
    ['om_note', 'texte'],
    ['om_tache', 'objet'],
  ] as const) {
    const table = sql.id('openmairie', name)
    const where = all([sql`application = ${ctx.app.definition.name}`, near(sql.id(text), values)])
    const { rows } = await connection.query(
      sql`SELECT ${sql.id(name)}::text AS id, entite, enregistrement, ${sql.id(text)} AS text FROM ${table} WHERE ${where}`,
    )
    for (const row of rows) {
      const said = redacted(String(row['text']), values, word)
      if (said === row['text'] || !(await isSeen(data, ctx, row))) continue
      await connection.query(
        sql`UPDATE ${table} SET ${sql.id(text)} = ${said}, version = version + 1 WHERE ${sql.id(name)} = ${String(row['id'])}::bigint`,
      )
    }
    await eraseFormer(connection, ctx, { name, text }, values)
  }
}

/** Lines of the journal that hold a text, former or not, of a note or a task that cites a value, where who acts may see the record. */
async function eraseFormer(
  connection: Connection,
  ctx: Ctx,
  { name, text }: { readonly name: string; readonly text: string },
  values: readonly string[],
): Promise<void> {
  const said = sql`concat_ws(' ', avant->>${text}, apres->>${text})`
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, ${said} AS text, coalesce(apres, avant)->>'entite' AS entite, coalesce(apres, avant)->>'enregistrement' AS enregistrement
    FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${ctx.app.definition.name} AND entite = ${name} AND ${near(said, values)}`)
  const data = ctx.instance === ctx.database ? connection : accessOf(ctx)
  const found: string[] = []
  for (const row of rows)
    if (cites(String(row['text']), values) && (await isSeen(data, ctx, row))) found.push(String(row['id']))
  await eraseLines(connection, ctx.actor.login, found)
}

/** Mails beside other records: what was sent to the person goes, with its PDF; of others, the words that cite him. */
async function redactMails(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const word = personalMessages(ctx.locale).redacted
  const data = ctx.instance === ctx.database ? connection : accessOf(ctx)
  const where = all([
    sql`application = ${ctx.app.definition.name}`,
    near(sql`destinataire || ' ' || objet || ' ' || texte`, values),
  ])
  const { rows } = await connection.query(sql`
    SELECT om_courriel::text AS id, entite, enregistrement, destinataire, objet, texte, om_fichier_usage::text AS pdf
    FROM openmairie.om_courriel WHERE ${where}`)
  const erased: string[] = []
  for (const row of rows) {
    const plain = (name: string): string => redacted(String(row[name]), values, word)
    const [to, subject, text] = [plain('destinataire'), plain('objet'), plain('texte')]
    const isHis = to !== row['destinataire']
    if ((!isHis && subject === row['objet'] && text === row['texte']) || !(await isSeen(data, ctx, row))) continue
    erased.push(String(row['id']))
    await connection.query(sql`
      UPDATE openmairie.om_courriel SET destinataire = ${to}, objet = ${subject}, texte = ${text} WHERE om_courriel = ${String(row['id'])}::uuid`)
    if (isHis && row['pdf'] !== null) await dropFile(connection, String(row['pdf']))
  }
  const lines = await connection.query(sql`
    SELECT om_journal::text AS id FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${ctx.app.definition.name} AND entite = 'om_courriel' AND enregistrement = ANY(${erased}::text[])`)
  await eraseLines(
    connection,
    ctx.actor.login,
    lines.rows.map((row) => String(row['id'])),
  )
}

async function isSeen(data: Connection, ctx: Ctx, row: Row): Promise<boolean> {
  const entity = ctx.app.localised[ctx.locale].get(String(row['entite']))
  const key = readKeyText(String(row['enregistrement']))
  // What is no longer there is nobody's to see: it goes with the reach of who acts.
  if (!entity || !key || key.length !== entity.key.length) return ctx.collectivites === null
  if ((await readWith(ctx, data, entity, key)) !== null) return true
  return ctx.collectivites === null && (await journalled(data, entity, key)) === null
}

/** What the journal keeps of the searches of exports. */
async function eraseExports(connection: Connection, ctx: Ctx, values: readonly string[]): Promise<void> {
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, apres::text AS text FROM openmairie.om_journal t JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE application = ${ctx.app.definition.name} AND enregistrement = '' AND operation = 'export' AND ${near(sql`apres::text`, values)} AND ${within(ctx, sql`t.acteur`, 'login')}`)
  const found = rows.filter((row) => cites(String(row['text']), values)).map((row) => String(row['id']))
  await eraseLines(connection, ctx.actor.login, found)
}

function redactedText(ctx: Ctx, text: unknown, values: readonly string[]): string {
  const names = new Set([ctx.app.definition.name, ...ctx.app.entities.keys()])
  return JSON.stringify(redactedJson(JSON.parse(String(text)), values, personalMessages(ctx.locale).redacted, names))
}

/** A coarse sieve: whether a text may cite a value. JSON escapes what it must. */
function near(text: Sql, values: readonly string[]): Sql {
  const needles = values.map((value) => JSON.stringify(value).slice(1, -1).split('\\')[0] ?? '')
  return sql`EXISTS (SELECT 1 FROM unnest(${needles}::text[]) AS needle WHERE strpos(openmairie.om_sans_accent(${text}), openmairie.om_sans_accent(needle)) > 0)`
}

/** Whether a line, `t`, is of a user within the reach of who acts: of his collectivités, or of none. */
function within(ctx: Ctx, user: Sql, known: 'om_utilisateur' | 'login' = 'om_utilisateur'): Sql {
  if (ctx.collectivites === null) return always
  return sql`NOT EXISTS (SELECT 1 FROM openmairie.om_utilisateur AS u WHERE ${sql.id('u', known)}::text = ${user}
    AND u.om_collectivite IS NOT NULL AND NOT u.om_collectivite = ANY(${ctx.collectivites}::text[]))`
}
