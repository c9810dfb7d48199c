// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { type Served, serveDemonstration } from './support.js'

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
beforeEach(() => served.base.raw.query('TRUNCATE openmairie.om_note'))

const record = '/opengestioncrise/ressource/1'
const notes = `${record}/-/notes`

const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])
const textsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="note-text">([^<]*)<\/p>/g)].map((match) => match[1] ?? '')
const held = async (): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query('SELECT * FROM openmairie.om_note ORDER BY om_note')).rows
const idOf = async (text: string): Promise<string> =>
  String((await held()).find((row) => row['texte'] === text)?.['om_note'])

describe('a note', () => {
  test('is added, signed and dated, once for its form, below the record, the last first', async () => {
    expect((await post(camille, notes, { texte: 'Jointe au téléphone.' })).status).toBe(303)
    const form = { texte: '  Deux lignes :\r\nla seconde <b>.  ', '-once': 'une-fois' }
    const first = await post(camille, notes, form)
    expect(first.location).toBe(`${record}#notes`)
    await post(camille, notes, form)
    const page = await reader.page(record)
    expect(textsIn(page)).toEqual(['Deux lignes :\nla seconde &lt;b>.', 'Jointe au téléphone.'])
    expect(page).toMatch(/<h2 id="notes-titre">Notes <span class="count">2<\/span>/)
    expect(page).toMatch(/Camille Démo, le \d{1,2}(er)?\u00a0\S+ \d{4} à \d/)
    const { rows } = await served.base.raw.query(
      `SELECT operation, acteur, avant, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_note' ORDER BY om_journal`,
    )
    expect(rows[0]).toEqual({
      operation: 'create',
      acteur: 'demo-administrateur',
      avant: null,
      apres: { entite: 'ressource', enregistrement: '1', texte: 'Jointe au téléphone.' },
    })
    expect(served.instance.output()).not.toContain('Jointe')
  })

  test('asks for a text, not too long, and keeps what was typed', async () => {
    const blank = await post(camille, notes, { texte: ' \r\n ' })
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('<a href="#note-texte">Écrivez le texte de la note.</a>')
    const long = await post(camille, notes, { texte: 'é'.repeat(4001) })
    expect(long.status).toBe(422)
    expect(long.text).toContain('Le texte compte 4001 caractères, et peut en compter 4000 au plus. Raccourcissez-le.')
    expect(long.text).toContain('é'.repeat(4001))
    expect(await held()).toEqual([])
  })

  test('is changed by its author alone, and deleted by whoever may delete any', async () => {
    await post(admin, notes, { texte: 'D’un autre' })
    await post(camille, notes, { texte: 'La mienne' })
    const [other, mine] = [await idOf('D’un autre'), await idOf('La mienne')]
    const page = await camille.page(record)
    expect(page).toContain(`${notes}/${mine}/modifier`)
    expect(page).not.toContain(`${notes}/${other}/modifier`)
    expect(page).toContain(`${notes}/${other}/supprimer`)
    expect((await camille.get(`${notes}/${other}/modifier`)).status).toBe(403)
    expect((await post(camille, `${notes}/${other}/modifier`, { texte: 'x', '-version': '1' })).status).toBe(403)
    // By the address of another record, there is no such note.
    expect((await camille.get(`/opengestioncrise/ressource/2/-/notes/${mine}/modifier`)).status).toBe(404)
    for (const id of ['0', '-1', 'x', '9'.repeat(40), '99999999'])
      expect((await camille.get(`${notes}/${id}/modifier`)).status).toBe(404)
    const asked = await camille.page(`${notes}/${other}/supprimer`)
    expect(asked).toContain('Supprimer cette note\u00a0?')
    expect(asked).toContain('Vous aurez 30 secondes pour l’annuler.')
    expect((await post(camille, `${notes}/${other}/supprimer`, {})).location).toBe(`${record}#notes`)
    expect((await post(camille, `${notes}/${other}/supprimer`, {})).status).toBe(404)
    expect(textsIn(await camille.page(record))).toEqual(['La mienne'])
  })

  test('is read by whoever reads the record, and written by nobody without the right', async () => {
    await post(camille, notes, { texte: 'Lisible' })
    const page = await reader.page(record)
    expect(textsIn(page)).toEqual(['Lisible'])
    for (const word of ['Ajouter une note', 'Ajouter une tâche', '/modifier', '/supprimer'])
      expect(page).not.toContain(word)
    expect((await reader.get(notes)).status).toBe(403)
    expect((await post(reader, notes, { texte: 'x' })).status).toBe(403)
    const id = await idOf('Lisible')
    for (const verb of ['modifier', 'supprimer']) {
      expect((await reader.get(`${notes}/${id}/${verb}`)).status).toBe(403)
      expect((await post(reader, `${notes}/${id}/${verb}`, { texte: 'x', '-version': '1' })).status).toBe(403)
    }
    // An entity that did not ask for notes has none; a record that is not there neither.
    expect((await post(camille, '/opengestioncrise/service/1/-/notes', { texte: 'x' })).status).toBe(404)
    expect((await post(camille, '/opengestioncrise/ressource/999999/-/notes', { texte: 'x' })).status).toBe(404)
    expect((await camille.post(notes, [['texte', 'sans jeton']])).status).toBe(400)
    expect((await held()).map(({ texte }) => texte)).toEqual(['Lisible'])
  })

  test('changed in two windows, shows what was saved and keeps what was typed', async () => {
    await post(camille, notes, { texte: 'Au début' })
    const change = `${notes}/${await idOf('Au début')}/modifier`
    await post(camille, change, { texte: 'Une fenêtre', '-version': '1' })
    const other = await post(camille, change, { texte: 'Autre fenêtre', '-version': '1' })
    expect(other.status).toBe(409)
    expect(other.text).toContain('<blockquote class="note-text">Une fenêtre</blockquote>')
    expect(other.text).toMatch(/<textarea[^>]*>Autre fenêtre<\/textarea>/)
    expect((await post(camille, change, { texte: 'Autre fenêtre', '-version': '2' })).status).toBe(303)
    const page = await camille.page(record)
    expect(textsIn(page)).toEqual(['Autre fenêtre'])
    expect(page).toContain('modifiée le')
  })

  test('goes with its record, and comes back with it', async () => {
    const own = '/opengestioncrise/ressource/7'
    await post(camille, `${own}/-/notes`, { texte: 'Suit sa fiche' })
    await served.base.raw.query('DELETE FROM opengestioncrise.ressource_competence WHERE ressource = 7')
    const removed = await camille.send(`${own}/-/supprimer`, {})
    const listing = await camille.page(removed.location ?? '')
    const action = /action="([^"]*annuler[^"]*)"/.exec(listing)?.[1] ?? ''
    const line = /name="-ligne" value="([^"]+)"/.exec(listing)?.[1] ?? ''
    expect((await camille.get(own)).status).toBe(404)
    expect((await held())[0]?.['retire']).not.toBeNull()
    await post(camille, action.replaceAll('&amp;', '&'), { '-ligne': line })
    expect(textsIn(await camille.page(own))).toEqual(['Suit sa fiche'])
  })

  test('the trail of its pages goes through the listing as it was left, or through the parent', async () => {
    const trail = (html: string) => /<nav class="breadcrumb".*?<\/nav>/s.exec(html)?.[0] ?? ''
    const left = trail(await camille.page(`${notes}?liste=q%3Dmartin`))
    expect(left).toContain('href="/opengestioncrise/ressource?q=martin"')
    expect(left).toContain('href="/opengestioncrise/ressource/1?liste=q%3Dmartin"')
    const { rows } = await served.base.raw.query(
      'SELECT organisation, (SELECT libelle FROM opengestioncrise.organisation o WHERE o.organisation = r.organisation) AS label FROM opengestioncrise.ressource r WHERE ressource = 1',
    )
    const below = trail(await camille.page(`${notes}?parent=organisation%3A${rows[0]?.organisation}`))
    expect(below).toContain('href="/opengestioncrise/organisation"')
    expect(below).toContain(
      `href="/opengestioncrise/organisation/${rows[0]?.organisation}?onglet=ressource.organisation#onglets"`,
    )
  })
})
