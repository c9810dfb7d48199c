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
})
