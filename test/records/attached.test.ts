// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { draftsOf, keepDraft } from '../../packages/openmairie/src/drafts/store.js'
import { attach, attachmentsOf, putBack, takeOff } from '../../packages/openmairie/src/followup/attachments/store.js'
import { besideOf } from '../../packages/openmairie/src/followup/beside.js'
import { addNote, changeNote, removeNote, undoNote } from '../../packages/openmairie/src/followup/notes/store.js'
import {
  addTask,
  changeTask,
  finishTask,
  removeTask,
  undoTask,
} from '../../packages/openmairie/src/followup/tasks/store.js'
import {
  type Ctx,
  create,
  forgetAttached,
  reconcile,
  remove,
  undo,
  undoable,
  undoableBeside,
  update,
  writtenBeside,
} from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const script = `
  CREATE TABLE dossier (dossier varchar(20) PRIMARY KEY, libelle varchar(50));
  CREATE TABLE piece (piece varchar(20) PRIMARY KEY, dossier varchar(20), FOREIGN KEY (dossier) REFERENCES dossier (dossier) ON DELETE CASCADE);
  CREATE TABLE journee (jour varchar(20), rang integer, libelle varchar(50), PRIMARY KEY (jour, rang));`
const overrides = {
  dossier: { notes: true, tasks: true, attachments: true },
  piece: { notes: true },
  journee: { tasks: true },
}
const whole = { idempotencyKey: null, digests: null }

const engines = ['postgresql', 'sqlite', ...(inject('mariadbUrl') === null ? [] : ['mariadb'])]

describe.each(engines)('notes and tasks in the instance, records on %s', (engine) => {
  let instance: Scratch
  let app: TestApplication
  let ctx: Ctx
  const drops: (() => Promise<void>)[] = []

  beforeAll(async () => {
    instance = await scratchDatabase(engine === 'postgresql' ? script : '')
    drops.push(instance.drop)
    const data =
      engine === 'sqlite' ? await scratchSqlite(script) : engine === 'mariadb' ? await scratchMariadb(script) : null
    if (data) drops.push(data.drop)
    app = await applicationOver(data?.url ?? instance.url, overrides, instance.url)
    const { rows } = await instance.raw.query(
      `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne Lys', 'administrateur') RETURNING om_utilisateur::text AS id`,
    )
    ctx = { ...app.ctx, actor: { ...app.ctx.actor, id: String(rows[0].id) } }
  })
  afterAll(async () => {
    await app.database.close()
    if (app.instance !== app.database) await app.instance.close()
    for (const drop of drops) await drop()
  })
  beforeEach(async () => {
    await instance.raw.query(
      'TRUNCATE openmairie.om_brouillon, openmairie.om_fichier_usage, openmairie.om_note, openmairie.om_tache, openmairie.om_journal, openmairie.om_journal_contenu CASCADE',
    )
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    await remove(ctx, app.entity('dossier'), ['D/2, «é»'], whole)
    await create(ctx, app.entity('dossier'), { dossier: 'D1', libelle: 'Un' }, { idempotencyKey: null })
    await create(ctx, app.entity('piece'), { piece: 'P1', dossier: 'D1' }, { idempotencyKey: null })
  })

  const on = (entity: string, ...key: readonly string[]) => ({ app: ctx.app, ctx, entity: app.entity(entity), key })
  const said = async (entity: string, ...key: readonly string[]): Promise<readonly string[]> => {
    const { notes, tasks } = await besideOf(on(entity, ...key))
    const { attachments } = await attachmentsOf(on(entity, ...key))
    return [...notes.map(({ text }) => text), ...tasks.map(({ what }) => what), ...attachments.map(({ name }) => name)]
  }
  const task = (what: string) => ({ what, due: null, assignee: null })
  /** What was just written on a note or a task. */
  const lineOf = async (table: 'om_note' | 'om_tache', id: string) => {
    const of = { entity: app.entity('dossier'), table, id }
    const line = await writtenBeside(ctx, of, (await undoableBeside(ctx, of)) ?? '')
    if (!line) throw new Error('Nothing was written')
    return line
  }
  const begin = (part: string, ...key: readonly string[]) =>
    keepDraft({ ...on('dossier', ...key), part }, 'saisie', new URLSearchParams({ texte: 'commencé' }))
  const begun = async (part: string, ...key: readonly string[]): Promise<number> =>
    (await draftsOf({ ...on('dossier', ...key), part })).length

  test('they follow the key of their record, and back when that is undone', async () => {
    await addNote(on('dossier', 'D1'), 'note', null)
    await addTask(on('dossier', 'D1'), task('tâche'), null)
    await update(ctx, app.entity('dossier'), ['D1'], { libelle: 'Deux' }, whole)
    expect(await said('dossier', 'D1')).toEqual(['note', 'tâche'])
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    expect(await said('dossier', 'D1')).toEqual([])
    expect(await said('dossier', 'D/2, «é»')).toEqual(['note', 'tâche'])
    const reference = await undoable(ctx, app.entity('dossier'), ['D/2, «é»'])
    expect(await undo(ctx, app.entity('dossier'), reference ?? '')).toMatchObject({ kind: 'undone' })
    expect(await said('dossier', 'D1')).toEqual(['note', 'tâche'])
  })

  test('a deletion hides them, those of what it takes with it too; undone, they come back; later they are purged', async () => {
    await addNote(on('dossier', 'D1'), 'note', null)
    await addTask(on('dossier', 'D1'), task('tâche'), null)
    await addNote(on('piece', 'P1'), 'sur la pièce', null)
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    expect(await said('dossier', 'D1')).toEqual([])
    expect(await said('piece', 'P1')).toEqual([])
    expect(await forgetAttached(app.instance)).toBe(0)
    const reference = await undoable(ctx, app.entity('dossier'), ['D1'])
    expect(await undo(ctx, app.entity('dossier'), reference ?? '')).toMatchObject({ kind: 'undone' })
    expect(await said('dossier', 'D1')).toEqual(['note', 'tâche'])
    await instance.raw.query(`UPDATE openmairie.om_note SET retire = retire - interval '11 minutes'`)
    expect(await forgetAttached(app.instance)).toBe(1)
    expect(await said('dossier', 'D1')).toEqual(['note', 'tâche'])
  })

  const file = { hash: 'a'.repeat(64), size: 3, name: 'plan.pdf', type: 'application/pdf' }
  test('an attachment follows them: key, deletion, undo, and goes for good after a while', async () => {
    await instance.raw.query(
      `INSERT INTO openmairie.om_fichier (empreinte, taille, type) VALUES ('${file.hash}', 3, 'application/pdf') ON CONFLICT DO NOTHING`,
    )
    await attach(on('dossier', 'D1'), [file, { ...file, name: 'autre.pdf' }], null)
    const other = (await attachmentsOf(on('dossier', 'D1'))).attachments.find(({ name }) => name === 'autre.pdf')
    expect(await takeOff(on('dossier', 'D1'), other?.id ?? '')).toBe(true)
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    expect(await said('dossier', 'D/2, «é»')).toEqual(['plan.pdf'])
    await remove(ctx, app.entity('dossier'), ['D/2, «é»'], whole)
    expect(await said('dossier', 'D/2, «é»')).toEqual([])
    const reference = await undoable(ctx, app.entity('dossier'), ['D/2, «é»'])
    expect(await undo(ctx, app.entity('dossier'), reference ?? '')).toMatchObject({ kind: 'undone' })
    // What was taken off before does not come back with its record.
    expect(await said('dossier', 'D/2, «é»')).toEqual(['plan.pdf'])
    await remove(ctx, app.entity('dossier'), ['D/2, «é»'], whole)
    await instance.raw.query(`UPDATE openmairie.om_fichier_usage SET retire = retire - interval '11 minutes'`)
    expect(await forgetAttached(app.instance)).toBe(2)
  })

  test('a note and a task deleted by themselves follow the key of their record, do not come back with it, and are forgotten', async () => {
    const [gone, kept] = [
      await addNote(on('dossier', 'D1'), 'note', null),
      await addNote(on('dossier', 'D1'), 'autre', null),
    ]
    const done = await addTask(on('dossier', 'D1'), task('tâche'), null)
    expect(await removeNote(on('dossier', 'D1'), gone)).toBe(true)
    expect(await removeTask(on('dossier', 'D1'), done)).toBe(true)
    expect(await removeNote(on('dossier', 'D1'), gone)).toBe(false)
    expect(await said('dossier', 'D1')).toEqual(['autre'])
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    await remove(ctx, app.entity('dossier'), ['D/2, «é»'], whole)
    const reference = await undoable(ctx, app.entity('dossier'), ['D/2, «é»'])
    expect(await undo(ctx, app.entity('dossier'), reference ?? '')).toMatchObject({ kind: 'undone' })
    expect(await said('dossier', 'D/2, «é»')).toEqual(['autre'])
    // Its own deletion is still undone, at the key that its record has now.
    const of = { entity: app.entity('dossier'), table: 'om_note', id: gone }
    const line = await writtenBeside(ctx, of, (await undoableBeside(ctx, of)) ?? '')
    expect(line && (await undoNote(on('dossier', 'D/2, «é»'), gone, line))).toBe(true)
    expect(await said('dossier', 'D/2, «é»')).toEqual(['autre', 'note'])
    expect(await removeNote(on('dossier', 'D/2, «é»'), kept)).toBe(true)
    expect(await forgetAttached(app.instance)).toBe(0)
    for (const table of ['om_note', 'om_tache'])
      await instance.raw.query(`UPDATE openmairie.${table} SET retire = retire - interval '11 minutes'`)
    expect(await forgetAttached(app.instance)).toBe(2)
    expect(await said('dossier', 'D/2, «é»')).toEqual(['note'])
  })

  test('a new record that takes the key of a deleted one begins without its notes', async () => {
    await addNote(on('dossier', 'D1'), 'du premier', null)
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    await create(ctx, app.entity('dossier'), { dossier: 'D1', libelle: 'Autre' }, { idempotencyKey: null })
    expect(await said('dossier', 'D1')).toEqual([])
    const { rows } = await instance.raw.query('SELECT count(*)::int AS n FROM openmairie.om_note')
    expect(rows).toEqual([{ n: 0 }])
  })

  test('a draft waits for its record while that may come back, and is not that of another one that takes the key', async () => {
    for (const part of ['', 'notes', 'taches/1']) await begin(part, 'D1')
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    const reference = await undoable(ctx, app.entity('dossier'), ['D1'])
    expect(await undo(ctx, app.entity('dossier'), reference ?? '')).toMatchObject({ kind: 'undone' })
    expect([await begun('', 'D1'), await begun('notes', 'D1'), await begun('taches/1', 'D1')]).toEqual([1, 1, 1])
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    await create(ctx, app.entity('dossier'), { dossier: 'D1', libelle: 'Autre' }, { idempotencyKey: null })
    expect([await begun('', 'D1'), await begun('notes', 'D1'), await begun('taches/1', 'D1')]).toEqual([0, 0, 0])
  })

  test('a record that changes its key leaves no draft at the former one, and finds none at the new one', async () => {
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    await create(ctx, app.entity('dossier'), { dossier: 'D/2, «é»', libelle: 'Deux' }, { idempotencyKey: null })
    await begin('notes', 'D1')
    await begin('notes', 'D/2, «é»')
    await begin('notes', 'D3')
    await remove(ctx, app.entity('dossier'), ['D/2, «é»'], whole)
    await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    const { rows } = await instance.raw.query('SELECT enregistrement FROM openmairie.om_brouillon')
    expect(rows).toEqual([{ enregistrement: 'D3' }])
  })

  test('the drafts of a note and of a task that are forgotten go with them', async () => {
    const note = await addNote(on('dossier', 'D1'), 'note', null)
    const other = await addTask(on('dossier', 'D1'), task('tâche'), null)
    const parts = [`notes/${note}`, `taches/${other}`, 'notes', `notes/${note}0`]
    for (const part of parts) await begin(part, 'D1')
    await removeNote(on('dossier', 'D1'), note)
    await removeTask(on('dossier', 'D1'), other)
    await forgetAttached(app.instance)
    expect(await Promise.all(parts.map((part) => begun(part, 'D1')))).toEqual([1, 1, 1, 1])
    for (const table of ['om_note', 'om_tache'])
      await instance.raw.query(`UPDATE openmairie.${table} SET retire = retire - interval '11 minutes'`)
    expect(await forgetAttached(app.instance)).toBe(2)
    expect(await Promise.all(parts.map((part) => begun(part, 'D1')))).toEqual([0, 0, 1, 1])
  })

  test('nothing is added to a record that was deleted meanwhile, nor brought back on it', async () => {
    await instance.raw.query(
      `INSERT INTO openmairie.om_fichier (empreinte, taille, type) VALUES ('${file.hash}', 3, 'application/pdf') ON CONFLICT DO NOTHING`,
    )
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'note', null)
    const other = await addTask(place, task('tâche'), null)
    await attach(place, [file], null)
    const taken = (await attachmentsOf(place)).attachments[0]?.id ?? ''
    await removeNote(place, note)
    await removeTask(place, other)
    await takeOff(place, taken)
    const [ofNote, ofTask] = [await lineOf('om_note', note), await lineOf('om_tache', other)]
    await remove(ctx, app.entity('dossier'), ['D1'], whole)
    for (const write of [
      () => undoNote(place, note, ofNote),
      () => undoTask(place, other, ofTask),
      () => putBack(place, taken),
      () => addNote(place, 'autre', null),
      () => addTask(place, task('autre'), null),
      () => attach(place, [file], null),
    ])
      await expect(write()).rejects.toMatchObject({ code: 'OM_NOT_FOUND' })
    const { rows } = await instance.raw.query(`
      SELECT (SELECT count(*)::int FROM openmairie.om_note WHERE retire IS NULL) AS notes,
        (SELECT count(*)::int FROM openmairie.om_tache WHERE retire IS NULL) AS tasks,
        (SELECT count(*)::int FROM openmairie.om_fichier_usage WHERE retire IS NULL) AS files`)
    expect(rows).toEqual([{ notes: 0, tasks: 0, files: 0 }])
  })

  test('a note is said to be changed when it was, and no more once that is undone', async () => {
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'un', null)
    const modified = async () => (await besideOf(place)).notes[0]?.modified
    await changeNote(place, note, 'deux', '1')
    expect(await modified()).toBeTypeOf('number')
    expect(await undoNote(place, note, await lineOf('om_note', note))).toBe(true)
    expect(await modified()).toBeNull()
    await changeNote(place, note, 'trois', '3')
    await instance.raw.query(`UPDATE openmairie.om_note SET modifie = '2026-03-03 09:30:00.25+01'`)
    await changeNote(place, note, 'quatre', '4')
    expect(await undoNote(place, note, await lineOf('om_note', note))).toBe(true)
    expect([await said('dossier', 'D1'), await modified()]).toEqual([['trois'], Date.UTC(2026, 2, 3, 8, 30, 0, 250)])
  })

  test('what is undone again stays as it is; what was deleted again since stays deleted', async () => {
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'note', null)
    const other = await addTask(place, task('tâche'), null)
    await removeNote(place, note)
    await removeTask(place, other)
    const [ofNote, ofTask] = [await lineOf('om_note', note), await lineOf('om_tache', other)]
    for (let time = 0; time < 2; time++)
      expect([await undoNote(place, note, ofNote), await undoTask(place, other, ofTask)]).toEqual([true, true])
    expect(await said('dossier', 'D1')).toEqual(['note', 'tâche'])
    await removeNote(place, note)
    await removeTask(place, other)
    expect([await undoNote(place, note, ofNote), await undoTask(place, other, ofTask)]).toEqual([false, false])
    expect(await said('dossier', 'D1')).toEqual([])
  })

  test('an obstacle that is gone is none: what could not be undone can', async () => {
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'un', null)
    await changeNote(place, note, 'deux', '1')
    const line = await lineOf('om_note', note)
    await instance.raw.query(`UPDATE openmairie.om_note SET texte = 'autre'`)
    expect(await undoNote(place, note, line)).toBe(false)
    await instance.raw.query(`UPDATE openmairie.om_note SET texte = 'deux'`)
    expect(await undoNote(place, note, line)).toBe(true)
    expect(await said('dossier', 'D1')).toEqual(['un'])
  })

  test('a refused write leaves them where they are', async () => {
    await addNote(on('dossier', 'D1'), 'note', null)
    await create(ctx, app.entity('dossier'), { dossier: 'D/2, «é»', libelle: 'Pris' }, { idempotencyKey: null })
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    const outcome = await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    expect(outcome.kind).toBe('invalid')
    expect(await said('dossier', 'D1')).toEqual(['note'])
  })

  test('a key of two parts names one record', async () => {
    for (const rang of ['1', '2'])
      await create(ctx, app.entity('journee'), { jour: 'lundi', rang, libelle: 'Jour' }, { idempotencyKey: null })
    await addTask(on('journee', 'lundi', '1'), task('un'), null)
    await addTask(on('journee', 'lundi', '2'), task('deux'), null)
    expect(await said('journee', 'lundi', '1')).toEqual(['un'])
  })

  test('what was changed meanwhile is not written over', async () => {
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'note', null)
    expect(await changeNote(place, note, 'la mienne', '1')).toEqual({ kind: 'written' })
    expect(await changeNote(place, note, 'la sienne', '1')).toMatchObject({
      kind: 'conflict',
      current: { text: 'la mienne', version: '2' },
    })
    expect(await changeNote(place, note, 'la mienne', '1')).toEqual({ kind: 'unchanged' })
    expect(await changeNote(on('dossier', 'autre'), note, 'ailleurs', '2')).toEqual({ kind: 'gone' })
    const id = await addTask(place, task('tâche'), null)
    expect(await finishTask(place, id, true)).toBe(true)
    expect(await finishTask(place, id, true)).toBe(false)
    expect(await changeTask(place, id, task('autre'), '1')).toMatchObject({ kind: 'conflict' })
    expect(await finishTask(place, id, false)).toBe(true)
    expect(await removeNote(place, note)).toBe(true)
    expect(await removeNote(place, note)).toBe(false)
  })

  test('each write leaves its line in the journal, with what was written', async () => {
    const place = on('dossier', 'D1')
    const note = await addNote(place, 'avant', null)
    await changeNote(place, note, 'après', '1')
    await removeNote(place, note)
    const { rows } = await instance.raw.query(
      `SELECT acteur, operation, etat, avant->>'texte' AS avant, apres->>'texte' AS apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
       WHERE entite = 'om_note' AND application = 'essai' AND enregistrement = $1 ORDER BY om_journal`,
      [note],
    )
    expect(rows).toEqual([
      { acteur: 'anne', operation: 'create', etat: 'fait', avant: null, apres: 'avant' },
      { acteur: 'anne', operation: 'update', etat: 'fait', avant: 'avant', apres: 'après' },
      { acteur: 'anne', operation: 'delete', etat: 'fait', avant: 'après', apres: null },
    ])
  })

  test.runIf(engine !== 'postgresql')('a write that stopped halfway, found done, takes them along', async () => {
    await addNote(on('dossier', 'D1'), 'note', null)
    await remove(ctx, app.entity('piece'), ['P1'], whole)
    await update(ctx, app.entity('dossier'), ['D1'], { dossier: 'D/2, «é»' }, whole)
    // As the instance stood when the process died: rows written, nothing decided.
    await instance.raw.query(`UPDATE openmairie.om_note SET enregistrement = 'D1'`)
    await instance.raw.query(`UPDATE openmairie.om_journal SET etat = 'attente' WHERE operation = 'update'`)
    expect(await reconcile(ctx, 0)).toEqual([])
    expect(await said('dossier', 'D/2, «é»')).toEqual(['note'])
  })
})
