// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, describe, expect, test } from 'vitest'
import { enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { listing, searches, servedToRemember } from './memory-served.js'

const { served, forgetEverything } = servedToRemember()

describe('rights', () => {
  let administrator: Visitor
  let reader: Visitor
  const save = (visitor: Visitor, fields: Readonly<Record<string, string>>) => post(visitor, searches, fields)
  const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
    visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])
  const idOf = async (name: string): Promise<string> => {
    const { rows } = await served().base.raw.query(
      'SELECT om_recherche FROM openmairie.om_recherche WHERE libelle = $1',
      [name],
    )
    return String(rows[0]?.om_recherche)
  }

  beforeAll(async () => {
    await forgetEverything()
    administrator = await enter(served().instance.url, 'administrateur')
    reader = await enter(served().instance.url, 'consultation')
  })

  test('a private search is seen by nobody else; a shared one is, and only its owner changes it', async () => {
    await save(administrator, { nom: 'Pour moi', etat: 'q=secret' })
    await save(administrator, { nom: 'Pour tous', etat: 'q=martin', partagee: '1' })
    for (const address of [listing, searches]) {
      const text = await reader.page(address)
      expect(text).toContain('Pour tous')
      expect(text).toContain('partagée par Camille Démo')
      expect(text).not.toContain('Pour moi')
      expect(text).not.toContain('secret')
    }
    for (const name of ['Pour tous', 'Pour moi']) {
      const id = await idOf(name)
      expect((await post(reader, `${searches}/${id}`, { nom: 'Pris' })).status).toBe(404)
      expect((await post(reader, `${searches}/${id}/supprimer`, {})).status).toBe(404)
      // The owner himself reaches it through its own listing only.
      const elsewhere = `/opengestioncrise/permis/-/recherches/${id}`
      expect((await post(administrator, `${elsewhere}/supprimer`, {})).status).toBe(404)
    }
    expect((await post(administrator, `${searches}/1%20OR%201/supprimer`, {})).status).toBe(404)
    const { rows } = await served().base.raw.query('SELECT libelle FROM openmairie.om_recherche ORDER BY libelle')
    expect(rows.map((row) => row.libelle)).toEqual(['Pour moi', 'Pour tous'])
  })

  test('a saved search is an address of its own listing, whatever is sent', async () => {
    const etat = 'q=a&intrus=1&avancee=1&apres=zzz&c.nom=b&c.inconnu=1&liste=x'
    const { location } = await save(administrator, { nom: 'Filtrée', etat })
    expect(location).toBe(`${listing}?q=a&c.nom=b`)
    const long = await save(administrator, { nom: 'Trop', etat: `q=${'a'.repeat(4000)}` })
    expect(long.status).toBe(422)
    expect(long.text).toContain('Cette recherche est trop longue pour être gardée.')
    expect((await save(administrator, { nom: 'n'.repeat(81), etat: 'q=a' })).status).toBe(422)
    expect((await administrator.post(searches, [['nom', 'Sans jeton']])).status).toBe(400)
    expect((await administrator.post('/-/recents', [])).status).toBe(400)
    expect((await administrator.post('/-/raccourcis', [['touches', '0']])).status).toBe(400)
    expect((await administrator.post(`${listing}/1/-/epingler`, [['epingle', '1']])).status).toBe(400)
  })

  test('what one may no longer read is left out, and its label with it', async () => {
    const profil = 'sans_service'
    await served().base.raw.query(`INSERT INTO openmairie.om_profil VALUES ($1, 'Sans service')`, [profil])
    await reader.page(`${listing}/1`)
    const service = await reader.page('/opengestioncrise/service')
    const key = /<tr\b[^>]* data-key="([^"]+)"/.exec(service)?.[1] ?? ''
    const opened = await reader.page(`/opengestioncrise/service/${key}`)
    const label = /<h1>([^<]+)<\/h1>/.exec(opened)?.[1] ?? '?'
    await post(reader, `/opengestioncrise/service/${key}/-/epingler`, { epingle: '1' })
    await reader.page('/opengestioncrise/service?q=a')
    expect(await reader.page('/-/recents')).toContain(label)
    // A user may be given another profil between two visits.
    const grant = (to: string) =>
      served().base.raw.query(`UPDATE openmairie.om_utilisateur SET om_profil = $1 WHERE login = 'demo-consultation'`, [
        to,
      ])
    await grant(profil)
    const after = await enter(served().instance.url, 'consultation')
    const text = await after.page('/-/recents')
    expect(text).not.toContain(label)
    expect(text).toContain('Rien n’est épinglé.')
    expect((await after.get('/-/derniere-recherche')).location).toBe('/-/recents')
    expect((await after.get(searches)).status).toBe(403)
    expect((await save(after, { nom: 'Interdite', etat: 'q=a' })).status).toBe(403)
    expect((await post(after, `${listing}/1/-/epingler`, { epingle: '1' })).status).toBe(403)
    await grant('consultation')
  })

  test('a record that is gone is left out, and one that is renamed shows its name of now', async () => {
    const owner = await signIn(served().instance.url)
    const { rows } = await served().base.raw.query(
      `INSERT INTO opengestioncrise.ressource (ressource, nom) SELECT max(ressource) + n, 'Passager ' || n FROM opengestioncrise.ressource, generate_series(1, 2) n GROUP BY n RETURNING ressource`,
    )
    for (const { ressource } of rows) await owner.page(`${listing}/${ressource}`)
    await served().base.raw.query(`DELETE FROM opengestioncrise.ressource WHERE nom = 'Passager 1'`)
    await served().base.raw.query(`UPDATE opengestioncrise.ressource SET nom = 'Renommé' WHERE nom = 'Passager 2'`)
    const text = await owner.page('/-/recents')
    expect(text).not.toContain('Passager')
    expect(text).toContain('Renommé')
    await served().base.raw.query(`DELETE FROM opengestioncrise.ressource WHERE nom = 'Renommé'`)
  })
})
