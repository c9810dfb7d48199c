// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import { linesOf } from '../../packages/openmairie/src/editions/compose/lines.js'
import { withEditions } from '../../packages/openmairie/src/editions/kept/choice.js'
import type { Place, Texts } from '../../packages/openmairie/src/editions/kept/contract.js'
import { sousEtatOf, sousEtatTexts } from '../../packages/openmairie/src/editions/kept/sous-etat-texts.js'
import {
  keepVersion,
  stateOf,
  takeBack,
  versionsOf,
  withdrawn,
} from '../../packages/openmairie/src/editions/kept/store.js'
import {
  changedInFile,
  definitionOf,
  filedAll,
  filedIn,
  textsOf,
} from '../../packages/openmairie/src/editions/kept/texts.js'
import { etatsOf } from '../../packages/openmairie/src/editions/offered.js'
import type { SousEtatDefinition } from '../../packages/openmairie/src/model/edition.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE agent (agent serial PRIMARY KEY, civilite varchar(10), nom varchar(40) NOT NULL, cp varchar(5), ville varchar(40));
    CREATE TABLE conge (conge serial PRIMARY KEY, agent integer NOT NULL REFERENCES agent, debut date, jours numeric(5,1));
    INSERT INTO agent (nom, ville) VALUES ('Martin', 'Arles');`)
  app = await applicationOver(base.url)
  await base.raw.query(`INSERT INTO openmairie.om_collectivite VALUES
    ('1', 'Métropole'), ('2', 'Aubry'), ('3', 'Brion'), ('4', 'Quartier'), ('5', 'Ailleurs')`)
  await base.raw.query(`UPDATE openmairie.om_collectivite SET parent = CASE om_collectivite WHEN '4' THEN '2' ELSE '1' END
    WHERE om_collectivite IN ('2', '3', '4')`)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(async () => {
  await base.raw.query('TRUNCATE openmairie.om_edition, openmairie.om_journal CASCADE')
})

const place = (collectivite: string | null): Place => ({
  application: 'essai',
  kind: 'etat',
  name: 'agent',
  collectivite,
})
const of = (collectivite: string | null): Ctx => ({
  ...app.ctx,
  collectivites: collectivite === null ? null : [collectivite],
})
const filed = () => {
  const found = filedIn(app.ctx.app.editions, 'etat', 'agent')
  if (!found) throw new Error('agent')
  return found
}
const keep = async (collectivite: string | null, body: string, seen: number | null = null) => {
  const at = place(collectivite)
  const now = textsOf(filed())
  const writing = {
    place: at,
    actor: app.ctx.actor,
    seen: seen ?? stateOf(await versionsOf(app.instance, at)),
    subject: null,
  }
  return keepVersion(app.instance, writing, { ...now, body }, now)
}
/** The first line that the état of the record has for a collectivité. */
const printed = async (collectivite: string | null): Promise<string | undefined> => {
  const ctx = await withEditions(of(collectivite))
  const entity = app.entity('agent')
  const etat = etatsOf(ctx.app, entity).find(({ name }) => name === 'agent')
  if (!etat) throw new Error('agent')
  const { document } = await compose(ctx, etat, entity, [['1']], { name: '', logo: null })
  return linesOf(document.sections[0]?.body ?? []).at(-1)
}

test('what a collectivité keeps is printed, else what the nearest above it keeps, else the instance, else the file', async () => {
  expect(await printed('4')).toBe('Aucun enregistrement.')
  await keep(null, '<p>De tous</p>')
  await keep('1', '<p>Métropole [nom]</p>')
  await keep('3', '<p>Brion [nom]</p>')
  expect(await printed('4')).toBe('Métropole Martin')
  expect(await printed('5')).toBe('De tous')
  expect(await printed(null)).toBe('De tous')
  await keep('2', '<p>Aubry [nom]</p>')
  expect([await printed('4'), await printed('2'), await printed('3')]).toEqual([
    'Aubry Martin',
    'Aubry Martin',
    'Brion Martin',
  ])
  expect(await printed('1')).toBe('Métropole Martin')
})

test('a definition that no file has is printed where it was made and below, until it is withdrawn', async () => {
  const at: Place = { ...place('1'), name: 'convocation' }
  const subject = { entity: 'agent', kind: 'lettre' as const }
  const writing = { place: at, actor: app.ctx.actor, seen: 0, subject }
  await keepVersion(app.instance, writing, { label: 'Convocation', body: '<p>Venez, [nom]</p>' }, {})
  const named = async (collectivite: string | null) =>
    etatsOf((await withEditions(of(collectivite))).app, app.entity('agent'))
      .filter(({ name }) => name === 'convocation')
      .map(({ kind, label, body }) => ({ kind, label, body }))
  const made = { kind: 'lettre', label: 'Convocation', body: '<p>Venez, [nom]</p>' }
  expect([await named('1'), await named('4'), await named('5'), await named(null)]).toEqual([[made], [made], [], []])
  const above = { ...at, collectivite: '2' }
  await keepVersion(app.instance, { ...writing, place: above }, { label: 'Convocation', body: '<p>À Aubry</p>' }, {})
  expect([await named('2'), await named('1')]).toEqual([[{ ...made, body: '<p>À Aubry</p>' }], [made]])
  expect(await withdrawn(app.instance, 'essai', '1')).toEqual([])
  await takeBack(app.instance, { place: at, actor: app.ctx.actor, seen: 1 })
  expect(await named('1')).toEqual([])
  expect(await withdrawn(app.instance, 'essai', '1')).toMatchObject([
    { kind: 'etat', name: 'convocation', number: 1, active: false, subject },
  ])
  // What has no subject waits for its file.
  await keepVersion(app.instance, { ...writing, place: { ...at, name: 'perdue' }, subject: null }, { body: 'x' }, {})
  expect((await withEditions(of('1'))).app.editions.etats.some(({ name }) => name === 'perdue')).toBe(false)
})

test('all versions are kept, one in use at most; the file is taken back, and every change is journalled', async () => {
  expect(await keep('2', '<p>Un</p>')).toEqual({ kind: 'done', number: 1 })
  expect(await keep('2', '<p>Deux</p>')).toEqual({ kind: 'done', number: 2 })
  const versions = await versionsOf(app.instance, place('2'))
  expect(versions.map(({ number, active, author, texts }) => [number, active, author, texts['body']])).toEqual([
    [2, true, 'anne', '<p>Deux</p>'],
    [1, false, 'anne', '<p>Un</p>'],
  ])
  const back = { place: place('2'), actor: app.ctx.actor, seen: 2 }
  expect(await takeBack(app.instance, back)).toEqual({ kind: 'done', number: 2 })
  expect((await versionsOf(app.instance, place('2'))).map(({ active }) => active)).toEqual([false, false])
  expect(await printed('2')).toBe('Aucun enregistrement.')
  const { rows } =
    await base.raw.query(`SELECT j.operation, j.enregistrement, c.avant->>'body' AS avant, c.apres->>'body' AS apres,
    c.apres->>'title' AS titre FROM openmairie.om_journal j JOIN openmairie.om_journal_contenu c USING (om_journal) ORDER BY j.om_journal`)
  const record = 'essai.etat.agent'
  expect(rows).toEqual([
    { operation: 'create', enregistrement: record, avant: null, apres: '<p>Un</p>', titre: '<h1>[om_libelle]</h1>' },
    { operation: 'update', enregistrement: record, avant: '<p>Un</p>', apres: '<p>Deux</p>', titre: null },
    { operation: 'delete', enregistrement: record, avant: '<p>Deux</p>', apres: null, titre: null },
  ])
})

test('a change made from what was changed since is refused, however it was changed', async () => {
  await keep('2', '<p>Un</p>')
  expect(await keep('2', '<p>Sien</p>', 0)).toEqual({ kind: 'meanwhile' })
  await takeBack(app.instance, { place: place('2'), actor: app.ctx.actor, seen: 1 })
  expect(await keep('2', '<p>Sien</p>', 1)).toEqual({ kind: 'meanwhile' })
  expect(await keep('2', '<p>Sien</p>', -1)).toEqual({ kind: 'done', number: 2 })
  const together = await Promise.all(['<p>A</p>', '<p>B</p>', '<p>C</p>'].map((body) => keep('2', body, 2)))
  expect(together.map(({ kind }) => kind).sort()).toEqual(['done', 'meanwhile', 'meanwhile'])
  expect((await versionsOf(app.instance, place('2'))).filter(({ active }) => active).length).toBe(1)
})

test('every definition says the same once it is read from its texts', async () => {
  const entity = app.entity('agent')
  for (const each of filedAll(app.ctx.app.editions)) {
    const again = definitionOf(each, textsOf(each))
    expect(textsOf(again)).toEqual(textsOf(each))
    if (each.kind !== 'etat' || again.kind !== 'etat' || each.definition.entity !== 'agent') continue
    const [was, is] = await Promise.all(
      [each, again].map(({ definition }) =>
        compose(app.ctx, definition, entity, [['1']], { name: 'Aubry', logo: null }),
      ),
    )
    expect(is?.document).toEqual(was?.document)
  }
})

test('a sous-état and labels are kept as texts, and read back', () => {
  const sousEtat = filedIn(app.ctx.app.editions, 'sous-etat', 'conge.agent')
  const etiquette = filedIn(app.ctx.app.editions, 'etiquette', 'agent_etiquette')
  if (!sousEtat || !etiquette) throw new Error('none')
  const texts: Texts = {
    label: 'Congés',
    columns: 'debut\njours\n',
    sort: '-debut\njours',
    group: '',
    totals: 'jours : total',
  }
  expect(definitionOf(sousEtat, texts).definition).toEqual({
    name: 'conge.agent',
    entity: 'conge',
    reference: 'agent',
    label: 'Congés',
    columns: ['debut', 'jours'],
    sort: [
      { field: 'debut', direction: 'desc' },
      { field: 'jours', direction: 'asc' },
    ],
    totals: { jours: 'total' },
  })
  expect(definitionOf(etiquette, { lines: '[nom]\n\n[ville]' }).definition).toMatchObject({
    lines: ['[nom]', '[ville]'],
  })
})

test('a column of a sous-état has a heading of its own after a colon, whatever its name holds', () => {
  const filed: SousEtatDefinition = {
    name: 'c',
    entity: 'conge',
    reference: 'agent',
    columns: ['debut', 'agent.nom', 'fin : le'],
    headings: { debut: 'Du', 'agent.nom': 'Qui : le nom' },
  }
  const texts = sousEtatTexts(filed)
  expect(texts['columns']).toBe('debut : Du\nagent.nom : Qui : le nom\nfin : le')
  const { columns, headings } = sousEtatOf(filed, texts)
  expect({ columns, headings }).toEqual({ columns: filed.columns, headings: filed.headings })
  const typed = sousEtatOf(filed, { ...texts, columns: 'debut:  Depuis\nfin' })
  expect([typed.columns, typed.headings]).toEqual([['debut', 'fin'], { debut: 'Depuis' }])
  expect(sousEtatOf(filed, { ...texts, columns: 'debut' })).not.toHaveProperty('headings')
})

test('what the file says otherwise since a version was written is known, text by text', () => {
  const now = textsOf(filed())
  expect(changedInFile(filed(), now)).toEqual([])
  expect(changedInFile(filed(), { ...now, title: '<h1>Avant</h1>', size: '9' })).toEqual(['title', 'size'])
  // A text that older versions did not know is no change.
  const { draft: _, ...older } = now
  expect(changedInFile(filed(), older)).toEqual([])
})
