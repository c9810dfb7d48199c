// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { type Served, serveDemonstration, texts, tryAs } from './support.js'

let served: Served
let camille: Visitor
let admin: Visitor
let reader: Visitor
beforeAll(async () => {
  served = await serveDemonstration()
  camille = await enter(served.instance.url, 'administrateur')
  admin = await signIn(served.instance.url)
  reader = await enter(served.instance.url, 'consultation')
})
afterAll(() => served.stop())
beforeEach(() => served.base.raw.query('TRUNCATE openmairie.om_note, openmairie.om_tache'))

const record = '/opengestioncrise/ressource/1'
const notes = `${record}/-/notes`
const tasks = `${record}/-/taches`

const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>> = {}) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])
/** What the message on the page that one is led to offers to undo. */
async function offer(visitor: Visitor, path: string): Promise<{ readonly action: string; readonly line: string }> {
  const html = await visitor.page(path)
  const [, action = '', line = ''] =
    /<form method="post" action="([^"]*remettre[^"]*)" data-seconds="\d+">.*?name="-ligne" value="([^"]+)"/s.exec(
      html,
    ) ?? []
  return { action: action.replaceAll('&amp;', '&'), line }
}
const undo = (visitor: Visitor, { action, line }: { readonly action: string; readonly line: string }) =>
  post(visitor, action, { '-ligne': line })
const said = async (visitor: Visitor): Promise<string> =>
  /<p class="flash[^>]*>([^<]*)</.exec(await visitor.page(record))?.[1] ?? ''
const textsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="note-text">([^<]*)<\/p>/g)].map((match) => match[1] ?? '')
const todoIn = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="what">([^<]*)<\/p>/g)].map((match) => match[1] ?? '')
const idIn = async (table: 'om_note' | 'om_tache'): Promise<string> =>
  String((await served.base.raw.query(`SELECT max(${table})::text AS id FROM openmairie.${table}`)).rows[0].id)
const journal = async (table: 'om_note' | 'om_tache', id: string): Promise<readonly string[]> => {
  const { rows } = await served.base.raw.query(
    `SELECT operation, avant->>'texte' AS before, apres->>'texte' AS after FROM openmairie.om_journal
     JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = $1 AND enregistrement = $2 ORDER BY om_journal`,
    [table, id],
  )
  return rows.map(({ operation, before, after }) => `${operation} ${before} → ${after}`)
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a note added, changed and deleted is undone by the button of its message', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const back = () => page.click('.notice button:text-is("Annuler")')
    await page.goto(notes)
    await page.getByLabel('Texte de la note').fill('Première')
    await page.click('text="Enregistrer la note"')
    expect(await page.textContent('.flash')).toBe('La note est ajoutée.')
    await back()
    expect(await page.textContent('.flash')).toBe('L’ajout de la note est annulé.')
    expect(await texts(page, '.note-text')).toEqual([])

    await page.goto(notes)
    await page.getByLabel('Texte de la note').fill('Avant')
    await page.click('text="Enregistrer la note"')
    await page.click('#notes a:has-text("Modifier")')
    await page.getByLabel('Texte de la note').fill('Après')
    await page.click('text="Enregistrer"')
    expect(await texts(page, '.note-text')).toEqual(['Après'])
    await back()
    expect(await page.textContent('.flash')).toBe('La note a retrouvé son texte précédent.')
    expect(await texts(page, '.note-text')).toEqual(['Avant'])

    await page.click('#notes a:has-text("Supprimer")')
    await page.click('.confirm button:text-is("Supprimer")')
    expect(await page.textContent('.flash')).toBe('La note est supprimée.')
    expect(await texts(page, '.note-text')).toEqual([])
    await back()
    expect(await page.textContent('.flash')).toBe('La note est rétablie.')
    expect(await texts(page, '.note-text')).toEqual(['Avant'])
    await context.close()
  }, 60_000)

  test('so is a task, and its page of what is to do follows', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const back = () => page.click('.notice button:text-is("Annuler")')
    const add = async (what: string): Promise<void> => {
      await page.goto(`${tasks}/nouvelle`)
      await page.getByLabel('Ce qui est à faire').fill(what)
      await page.getByLabel('Échéance').fill('01/02/2030')
      await page.getByLabel('Confiée à').selectOption({ label: 'Camille Démo' })
      await page.click('text="Enregistrer"')
    }
    await add('De trop')
    await back()
    expect(await page.textContent('.flash')).toBe('L’ajout de la tâche «\u00a0De trop\u00a0» est annulé.')
    expect(await texts(page, '#taches .what')).toEqual([])

    await add('Vérifier')
    await page.click('#taches a:has-text("Modifier")')
    await page.getByLabel('Ce qui est à faire').fill('Autre chose')
    await page.getByLabel('Échéance').fill('')
    await page.getByLabel('Confiée à').selectOption({ label: 'Personne en particulier' })
    await page.click('text="Enregistrer"')
    expect(await page.textContent('#taches .standing')).toBe('sans échéance')
    await back()
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Vérifier\u00a0» est de nouveau comme avant.')
    expect(await page.textContent('#taches .what')).toBe('Vérifier')
    expect(await page.textContent('#taches .standing')).toBe('pour le 01/02/2030, confiée à Camille Démo')

    await page.click('#taches a:has-text("Supprimer")')
    await page.click('.confirm button:text-is("Supprimer")')
    await page.goto('/-/a-faire')
    expect(await page.textContent('main')).toContain('Rien ne vous attend.')
    await page.goto(`${tasks}/${await idIn('om_tache')}/supprimer`).then((answer) => expect(answer?.status()).toBe(404))
    await context.close()
  }, 60_000)
})

test('a task deleted comes back whole; one reopened by mistake was done when it was, by whom it was', async () => {
  await post(camille, `${tasks}/nouvelle`, { objet: 'Relire' })
  const id = await idIn('om_tache')
  await post(camille, `${tasks}/${id}/supprimer`)
  const removed = await offer(camille, record)
  expect(todoIn(await camille.page(record))).toEqual([])
  expect((await undo(camille, removed)).location).toBe(`${record}#taches`)
  expect(await said(camille)).toBe('La tâche «\u00a0Relire\u00a0» est rétablie.')
  expect(todoIn(await camille.page(record))).toEqual(['Relire'])

  await post(admin, `${tasks}/${id}/faite`)
  await served.base.raw.query(`UPDATE openmairie.om_tache SET fait = '2026-03-03 09:30:00+01'`)
  await post(camille, `${tasks}/${id}/rouvrir`)
  await undo(camille, await offer(camille, record))
  expect(await said(camille)).toBe('La tâche «\u00a0Relire\u00a0» est faite.')
  const { rows } = await served.base.raw.query(
    `SELECT (fait = '2026-03-03 09:30:00+01') AS former, u.login FROM openmairie.om_tache t JOIN openmairie.om_utilisateur u ON u.om_utilisateur = t.fait_par`,
  )
  expect(rows).toEqual([{ former: true, login: 'admin' }])
})

describe('what is undone', () => {
  test('is journalled as it was done, once however often it is asked', async () => {
    await post(camille, notes, { texte: 'Une' })
    const id = await idIn('om_note')
    await post(camille, `${notes}/${id}/modifier`, { texte: 'Deux', '-version': '1' })
    const changed = await offer(camille, record)
    await Promise.all([undo(camille, changed), undo(camille, changed)])
    await post(camille, `${notes}/${id}/supprimer`)
    const removed = await offer(camille, record)
    await undo(camille, removed)
    await undo(camille, removed)
    expect(await said(camille)).toBe('La note est rétablie.')
    expect(await journal('om_note', id)).toEqual([
      'create null → Une',
      'update Une → Deux',
      'update Deux → Une',
      'delete Une → null',
      'create null → Une',
    ])
  })

  test('is nobody else’s, of this note alone, within thirty seconds, and needs the token', async () => {
    await post(camille, notes, { texte: 'Autre' })
    const other = await idIn('om_note')
    await post(camille, notes, { texte: 'La mienne' })
    const id = await idIn('om_note')
    await post(camille, `${notes}/${id}/supprimer`)
    const removed = await offer(camille, record)
    expect(removed.action).toBe(`${notes}/${id}/remettre`)
    expect((await undo(admin, removed)).status).toBe(404)
    expect((await undo(reader, removed)).status).toBe(403)
    expect((await camille.post(removed.action, [['-ligne', removed.line]])).status).toBe(400)
    for (const line of ['', 'x', '1', removed.line.slice(1), `${removed.line}x`])
      expect((await undo(camille, { ...removed, line })).status).toBe(404)
    expect((await undo(camille, { ...removed, action: removed.action.replace('/1/', '/2/') })).status).toBe(404)
    expect((await undo(camille, { ...removed, action: `${notes}/${other}/remettre` })).status).toBe(404)
    await served.base.raw.query('ALTER TABLE openmairie.om_journal DISABLE TRIGGER USER')
    await served.base.raw.query(
      `UPDATE openmairie.om_journal SET instant = instant - interval '31 seconds' WHERE entite = 'om_note'`,
    )
    await served.base.raw.query('ALTER TABLE openmairie.om_journal ENABLE TRIGGER USER')
    await undo(camille, removed)
    expect(await said(camille)).toBe('Rien n’a été annulé\u00a0: le délai de 30 secondes est passé.')
    expect(textsIn(await camille.page(record))).toEqual(['Autre'])
  })

  test('leaves alone what someone has changed since', async () => {
    await post(camille, `${tasks}/nouvelle`, { objet: 'Relire' })
    const id = await idIn('om_tache')
    const added = await offer(camille, record)
    await post(camille, `${tasks}/${id}/modifier`, { objet: 'Relire tout', '-version': '1' })
    const changed = await offer(camille, record)
    await post(admin, `${tasks}/${id}/faite`)
    for (const asked of [added, changed]) {
      await undo(camille, asked)
      expect(await said(camille)).toBe('Rien n’a été annulé\u00a0: il y a eu un changement depuis.')
    }
    expect(todoIn(await camille.page(record))).toEqual(['Relire tout'])
    const { rows } = await served.base.raw.query('SELECT fait IS NOT NULL AS done FROM openmairie.om_tache')
    expect(rows).toEqual([{ done: true }])
  })

  test('is told to have changed, not to be too old, where the journal holds it no more', async () => {
    await post(camille, notes, { texte: 'Effacée du journal' })
    const id = await idIn('om_note')
    await post(camille, `${notes}/${id}/supprimer`)
    const removed = await offer(camille, record)
    await served.base.raw.query(
      `DELETE FROM openmairie.om_journal_contenu WHERE om_journal = (SELECT max(om_journal) FROM openmairie.om_journal WHERE entite = 'om_note')`,
    )
    await undo(camille, removed)
    expect(await said(camille)).toBe('Rien n’a été annulé\u00a0: il y a eu un changement depuis.')
    expect(textsIn(await camille.page(record))).toEqual([])
  })

  test('once it is undone and deleted again, the first button does not say that it is there', async () => {
    await post(camille, notes, { texte: 'Deux fois' })
    const id = await idIn('om_note')
    await post(camille, `${notes}/${id}/supprimer`)
    const removed = await offer(camille, record)
    await undo(camille, removed)
    await post(camille, `${notes}/${id}/supprimer`)
    await undo(camille, removed)
    expect(await said(camille)).toBe('Rien n’a été annulé\u00a0: il y a eu un changement depuis.')
    expect(textsIn(await camille.page(record))).toEqual([])
  })

  test('a note that a moderator deleted is his to bring back, not its author’s', async () => {
    await post(admin, notes, { texte: 'D’un autre' })
    const id = await idIn('om_note')
    await post(camille, `${notes}/${id}/supprimer`)
    const removed = await offer(camille, record)
    expect((await undo(admin, removed)).status).toBe(404)
    await undo(camille, removed)
    const page = await admin.page(record)
    expect(textsIn(page)).toEqual(['D’un autre'])
    expect(page).toContain(`${notes}/${id}/modifier`)
  })
})
