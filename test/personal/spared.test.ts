// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addNote, changeNote, removeNote, undoNote } from '../../packages/openmairie/src/followup/notes/store.js'
import { lastLine, recentLine } from '../../packages/openmairie/src/journal/recent.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import {
  anonymise,
  applyDue,
  create,
  type Input,
  reconcile,
  refreshDue,
  remove,
  update,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchSqlite } from '../support/sqlite.js'
import { numbered, overrides as town, tables as townTables } from './town.js'

/** The clock of the tests stands on 24 November 2026. */
const why = { purpose: 'Essai', legalBasis: 'public task' } as const
const overrides: Readonly<Record<string, AnyOverride>> = {
  habitant: {
    personal: { ...why, retention: { from: { field: 'sortie' }, keep: { years: 2 }, ending: 'anonymise' } },
    fields: {
      nom: { personal: true },
      annee: { personal: true },
      telephone: { personal: { retention: { from: { field: 'sortie' }, keep: { months: 6 }, ending: 'anonymise' } } },
    },
    notes: true,
    tasks: true,
  },
  dossier: { personal: { ...why, person: 'habitant' }, recordLabel: ['genre'], fields: { detail: { personal: true } } },
  facture: {
    personal: {
      ...why,
      person: 'habitant',
      retention: { from: { field: 'emise' }, keep: { years: 10 }, ending: 'anonymise' },
    },
    fields: { adresse: { personal: true } },
  },
  registre: { notes: true },
}

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE habitant (habitant ${numbered}, nom varchar(40) NOT NULL, annee integer, telephone varchar(20), sortie date,
      conjoint integer REFERENCES habitant (habitant) ON DELETE SET NULL);
    CREATE TABLE dossier (dossier ${numbered}, habitant integer NOT NULL REFERENCES habitant (habitant), genre varchar(80), detail varchar(80));
    CREATE TABLE facture (facture ${numbered}, habitant integer NOT NULL REFERENCES habitant (habitant), adresse varchar(80), emise date);
    CREATE TABLE registre (registre ${numbered}, titre varchar(40));
    INSERT INTO registre (titre) VALUES ('Registre')`)
  app = await applicationOver(base.url, overrides)
  await base.raw.query(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'consultation')`,
  )
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const none = { idempotencyKey: null, digests: null }
async function made(entity: string, values: Input): Promise<string> {
  const outcome = await create(app.ctx, app.entity(entity), values, { idempotencyKey: null })
  if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
  return outcome.key[0] ?? ''
}
const one = async (statement: string) => (await base.raw.query(statement)).rows[0]
const held = async (text: string): Promise<number> =>
  (
    await one(
      `SELECT count(*)::int AS n FROM openmairie.om_journal_contenu WHERE avant::text LIKE '%${text}%' OR apres::text LIKE '%${text}%'`,
    )
  ).n
const note = (entity: string, record: string, text: string) =>
  base.raw.query(
    `INSERT INTO openmairie.om_note (application, entite, enregistrement, texte) VALUES ('essai', $1, $2, $3)`,
    [entity, record, text],
  )
const noteOf = async (entity: string, record: string) =>
  (
    await base.raw.query(`SELECT texte FROM openmairie.om_note WHERE entite = $1 AND enregistrement = $2`, [
      entity,
      record,
    ])
  ).rows

test('who was deleted in the same lot as the spouse of a person is not erased with that person', async () => {
  const spouse = await made('habitant', { nom: 'Conjointe' })
  const stranger = await made('habitant', { nom: 'Tiercelin' })
  const id = await made('habitant', { nom: 'Maribault', conjoint: spouse })
  const ctx = { ...app.ctx, lot: randomUUID() }
  for (const gone of [spouse, stranger])
    expect(await remove(ctx, app.entity('habitant'), [gone], none)).toMatchObject({ kind: 'deleted' })
  await note('registre', '1', 'Voir Tiercelin et Maribault')
  expect(await held('Tiercelin')).toBe(2)
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(await held('Maribault')).toBe(0)
  expect(await held('Tiercelin')).toBe(2)
  expect(await noteOf('registre', '1')).toEqual([{ texte: 'Voir Tiercelin et anonymisé' }])
  await base.raw.query('DELETE FROM openmairie.om_note')
})

test('where the retention of one field ends, notes and tasks of the record stay', async () => {
  const id = await made('habitant', { nom: 'Restante', telephone: '0612345678', sortie: '2026-01-01' })
  await note('habitant', id, 'Joindre au 0612345678, le matin')
  await base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet) VALUES ('essai', 'habitant', '${id}', 'Rappeler')`,
  )
  const [due] = (await refreshDue(app.ctx)).filter(({ record }) => record === id)
  if (!due) throw new Error('nothing due')
  expect(due.fields).toEqual(['telephone'])
  expect(await applyDue(app.ctx, due)).toEqual({ kind: 'anonymised' })
  expect(await held('0612345678')).toBe(0)
  expect(await noteOf('habitant', id)).toEqual([{ texte: 'Joindre au anonymisé, le matin' }])
  expect(await one(`SELECT objet FROM openmairie.om_tache WHERE enregistrement = '${id}'`)).toEqual({
    objet: 'Rappeler',
  })
})

test('what names a record without telling of the person does not take other people’s drafts and searches', async () => {
  const id = await made('habitant', { nom: 'Bourdalou' })
  await made('dossier', { habitant: id, genre: 'Inscription à la cantine', detail: 'Chez Bourdalou' })
  await base.raw.query(`INSERT INTO openmairie.om_recherche (om_utilisateur, application, entite, libelle, etat) SELECT om_utilisateur, 'essai', 'dossier', 'Inscription à la cantine', 'tri=genre' FROM openmairie.om_utilisateur WHERE login = 'anne';
    INSERT INTO openmairie.om_brouillon (cle, acteur, application, entite, enregistrement, parent, formulaire, contenu) VALUES ('\\x01', 'bob', 'essai', 'dossier', '', '', 'f', '[["v.genre","Inscription à la cantine"]]')`)
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(await one(`SELECT count(*)::int AS n FROM openmairie.om_recherche`)).toEqual({ n: 1 })
  expect(await one(`SELECT count(*)::int AS n FROM openmairie.om_brouillon`)).toEqual({ n: 1 })
})

test('a year or a small number names nobody, and stays where others wrote it', async () => {
  const id = await made('habitant', { nom: 'Poinsignon', annee: '1953' })
  const [{ registre }] = (
    await base.raw.query(`INSERT INTO registre (titre) VALUES ('Autre') RETURNING registre::text`)
  ).rows
  await note('registre', registre, 'Construit en 1953 par Poinsignon')
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(await noteOf('registre', registre)).toEqual([{ texte: 'Construit en 1953 par anonymisé' }])
})

test('what the journal keeps of notes beside other records goes, former texts too, and none comes back', async () => {
  const id = await made('habitant', { nom: 'Quincampoix' })
  const [{ registre }] = (
    await base.raw.query(`INSERT INTO registre (titre) VALUES ('Autre') RETURNING registre::text`)
  ).rows
  const [{ author }] = (
    await base.raw.query(`SELECT om_utilisateur::text AS author FROM openmairie.om_utilisateur WHERE login = 'anne'`)
  ).rows
  const ctx = { ...app.ctx, actor: { ...app.ctx.actor, id: author } }
  const anchor = { app: ctx.app, ctx, entity: app.entity('registre'), key: [registre] }
  const cited = await addNote(anchor, 'Vu Quincampoix', null)
  const changed = await addNote(anchor, 'Vu hier\r\nQuincampoix, encore', null)
  await changeNote(anchor, changed, 'Vu un voisin', '1')
  await removeNote(anchor, await addNote(anchor, 'Appeler Quincampoix', null))
  const line = await lastLine(
    app.ctx.instance,
    { actor: app.ctx.actor.login, application: 'essai', entity: 'om_note', record: changed },
    30,
  )
  if (!line) throw new Error('the change has no line')
  expect(await held('Quincampoix')).toBeGreaterThan(5)
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(await held('Quincampoix')).toBe(0)
  expect(await held('Vu un voisin')).toBe(0)
  const { rows } = await base.raw.query(
    `SELECT om_note::text AS id, texte FROM openmairie.om_note WHERE enregistrement = $1 AND NOT supprime ORDER BY om_note`,
    [registre],
  )
  expect(rows).toEqual([
    { id: cited, texte: 'Vu anonymisé' },
    { id: changed, texte: 'Vu un voisin' },
  ])
  const erased = await recentLine(
    app.ctx.instance,
    line.id,
    { actor: app.ctx.actor.login, application: 'essai', entity: 'om_note' },
    30,
  )
  if (!erased) throw new Error('a line without payload stays')
  expect(await undoNote(anchor, changed, erased)).toBe(false)
})

test('a draft that cites a person at the start of a line is forgotten', async () => {
  const id = await made('habitant', { nom: 'Quillebeuf' })
  await base.raw.query(`INSERT INTO openmairie.om_brouillon (cle, acteur, application, entite, enregistrement, parent, formulaire, contenu) VALUES
    ('\\x71', 'bob', 'essai', 'registre', '7', 'notes', 'f', '[["texte","Vu ce matin\\r\\nQuillebeuf"]]'),
    ('\\x72', 'bob', 'essai', 'registre', '7', 'notes', 'g', '[["texte","Vu ce matin\\r\\nQuillebeufs"]]')`)
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(
    (await base.raw.query(`SELECT formulaire FROM openmairie.om_brouillon WHERE entite = 'registre'`)).rows,
  ).toEqual([{ formulaire: 'g' }])
})

test('notes beside what the user may not read are left alone, in an instance without collectivités too', async () => {
  const id = await made('habitant', { nom: 'Urgentissime' })
  const [{ registre }] = (await base.raw.query(`INSERT INTO registre (titre) VALUES ('Clos') RETURNING registre::text`))
    .rows
  await note('registre', registre, 'Cas urgentissime')
  const rights = ['read', 'update', 'anonymise'].flatMap((verb) => [`essai.habitant.${verb}`, `essai.dossier.${verb}`])
  expect(await anonymise(app.as('bob', rights), app.entity('habitant'), [id], none)).toMatchObject({
    kind: 'anonymised',
  })
  expect(await noteOf('registre', registre)).toEqual([{ texte: 'Cas urgentissime' }])
})

test('who is called as a table is does not have the jobs and outcomes on that table point nowhere', async () => {
  const id = await made('habitant', { nom: 'Registre' })
  await base.raw.query(`INSERT INTO openmairie.om_job (om_job, acteur, genre, libelle, retour, donnees, etat) VALUES (gen_random_uuid(), 'anne', 'selection', 'Modifier Registre', '/essai/registre',
    '{"application": "essai", "entity": "registre", "work": {"kind": "update", "input": {"titre": "Registre", "nom": "registre"}}}', 'fait')`)
  expect(await anonymise(app.ctx, app.entity('habitant'), [id], none)).toMatchObject({ kind: 'anonymised' })
  expect(await one(`SELECT libelle, donnees FROM openmairie.om_job WHERE donnees->>'application' = 'essai'`)).toEqual({
    libelle: 'Modifier anonymisé',
    donnees: {
      application: 'essai',
      entity: 'registre',
      work: { kind: 'update', input: { titre: 'anonymisé', nom: 'anonymisé' } },
    },
  })
})

test('what was renewed since it was found due is left alone', async () => {
  const id = await made('habitant', { nom: 'Revenue', sortie: '2020-01-01' })
  const [due] = (await refreshDue(app.ctx)).filter(({ record, fields }) => record === id && fields === null)
  if (!due) throw new Error('nothing due')
  await update(app.ctx, app.entity('habitant'), [id], { sortie: '2026-11-01' }, none)
  expect(await applyDue(app.ctx, due)).toEqual({ kind: 'gone' })
  expect(await one(`SELECT nom FROM habitant WHERE habitant = ${id}`)).toEqual({ nom: 'Revenue' })
})

test('what is to be kept longer than the person is not ended with it, unless a person decides so', async () => {
  const id = await made('habitant', { nom: 'Facturée', sortie: '2020-01-01' })
  const bill = await made('facture', { habitant: id, adresse: '3 rue Neuve', emise: '2026-11-20' })
  const [due] = (await refreshDue(app.ctx)).filter(({ record, fields }) => record === id && fields === null)
  if (!due) throw new Error('nothing due')
  expect(await applyDue(app.ctx, due)).toEqual({
    kind: 'refused',
    problems: [
      {
        field: null,
        message: '«\u00a0Factures\u00a0»\u00a0: à conserver plus longtemps. À une personne d’en décider.',
      },
    ],
  })
  const both = `SELECT nom, adresse FROM habitant JOIN facture USING (habitant) WHERE habitant = ${id}`
  expect(await one(both)).toEqual({ nom: 'Facturée', adresse: '3 rue Neuve' })
  await update(app.ctx, app.entity('facture'), [bill], { emise: '2016-11-24' }, none)
  expect(await applyDue(app.ctx, due)).toEqual({ kind: 'anonymised' })
  expect(await one(both)).toEqual({ nom: 'anonyme', adresse: null })
})

test('an anonymisation that the other base undid is given up with its lines', async () => {
  const file = await scratchSqlite(townTables('integer PRIMARY KEY'))
  const instance = await scratchDatabase()
  const far = await applicationOver(file.url, town, instance.url)
  try {
    const values = { nom: 'Préservée', prenom: 'Zoé', matricule: 'M-1', naissance: '1980-01-01' }
    const outcome = await create(far.ctx, far.entity('personne'), values, { idempotencyKey: null })
    if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome))
    // The lines are committed, then the rows are not.
    const dying = {
      ...far.database,
      transaction: (async (work) =>
        far.database.transaction(async (transaction) => {
          await work(transaction)
          throw new Error('killed')
        })) as typeof far.database.transaction,
    }
    const ctx = { ...far.ctx, database: dying }
    await expect(anonymise(ctx, far.entity('personne'), outcome.key, none)).rejects.toThrow('killed')
    expect(await reconcile(far.ctx, 0)).toEqual([])
    const { rows } = await instance.raw.query(
      `SELECT operation, etat FROM openmairie.om_journal WHERE entite = 'personne' ORDER BY om_journal`,
    )
    expect(rows).toEqual([
      { operation: 'create', etat: 'fait' },
      { operation: 'update', etat: 'abandon' },
      { operation: 'anonymise', etat: 'abandon' },
    ])
  } finally {
    await far.database.close()
    await far.instance.close()
    await file.drop()
    await instance.drop()
  }
})
