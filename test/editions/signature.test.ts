// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EveryRoute, serveEveryRoute } from '../support/every-route/served.js'
import { pngOf } from '../support/pictures.js'

let served: EveryRoute
beforeAll(async () => {
  served = await serveEveryRoute()
  await served.base.raw.query(`
    INSERT INTO openmairie.om_profil VALUES ('guichet', 'Guichet', 1);
    INSERT INTO openmairie.om_droit SELECT 'guichet', 'permis.permis.' || verb FROM unnest(ARRAY['list', 'read', 'export', 'send']) verb;
    INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite) VALUES ('guichet', 'Guichet', 'guichet', '12');
    UPDATE openmairie.om_reglage_droits SET version = version + 1`)
})
afterAll(() => served.stop())
beforeEach(async () => {
  await served.reset()
  await body('<p>Le maire,</p><img class="signature">')
  await served.base.raw.query('DELETE FROM openmairie.om_signature')
})

const body = (text: string, more: Readonly<Record<string, string>> = {}) =>
  served.base.raw.query('UPDATE openmairie.om_edition SET textes = $1 WHERE om_collectivite IS NULL', [
    JSON.stringify({ body: text, ...more }),
  ])

const signature = pngOf(120, 40)
/** Sends the signature of a collectivité. */
async function give(login: string, collectivite: string, image = signature, text = 'Camille Martin, maire') {
  const { token, csrf } = await served.sessionOf(login)
  const part = (head: string, content: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--bord\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    part('name="-csrf"', csrf),
    part('name="texte"', text),
    part('name="image"; filename="signature.png"\r\ncontent-type: image/png', image),
    Buffer.from('--bord--\r\n'),
  ])
  return served.server.inject({
    method: 'POST',
    url: `/-/signature/${collectivite}`,
    headers: {
      host: 'localhost',
      cookie: `om_session=${token}`,
      'content-type': 'multipart/form-data; boundary=bord',
      'sec-fetch-site': 'same-origin',
    },
    payload,
  })
}
async function asked(login: string, url: string) {
  const { token } = await served.sessionOf(login)
  return served.server.inject({ method: 'GET', url, headers: { host: 'localhost', cookie: `om_session=${token}` } })
}
/** Whether what an account prints of a record bears a picture. */
async function bears(login: string, record = '1'): Promise<boolean> {
  const answer = await asked(login, `/permis/permis/${record}/-/edition/permis`)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return /\/Subtype\s*\/Image/.test(answer.rawPayload.toString('latin1'))
}

test('it appears on what is printed by whoever has the right to sign, of his own collectivité, and for nobody else', async () => {
  expect(await bears('own')).toBe(false)
  expect((await give('chief', '12')).statusCode).toBe(303)
  expect(await bears('own')).toBe(true)
  expect(await bears('guichet')).toBe(false)
  // Whoever works for no collectivité in particular has none, and another’s is not his.
  expect(await bears('chief')).toBe(false)
  expect(await bears('other', '3')).toBe(false)
  await body('<p>Le maire,</p>')
  expect(await bears('own')).toBe(false)
})

test('what is still a draft is not signed', async () => {
  await give('chief', '12')
  await body('<p>Le maire,</p><img class="signature">', { draft: '[demandeur] = Anne' })
  expect(await bears('own')).toBe(false)
  await body('<p>Le maire,</p><img class="signature">', { draft: '[demandeur] = Zoé' })
  expect(await bears('own')).toBe(true)
})

test('one of a collectivité above is not inherited', async () => {
  await served.base.raw.query(`UPDATE openmairie.om_collectivite SET parent = '13' WHERE om_collectivite = '12'`)
  await give('chief', '13')
  expect(await bears('own')).toBe(false)
  await served.base.raw.query(`UPDATE openmairie.om_collectivite SET parent = NULL WHERE om_collectivite = '12'`)
})

test('no page shows it, nor any address; whoever may not change the collectivité does not change it', async () => {
  await give('chief', '12')
  const page = await asked('chief', '/-/signature/12')
  expect(page.body).toContain('Une signature est enregistrée\u00a0: Camille Martin, maire.')
  expect(page.body).not.toMatch(/<img/)
  const { rows } = await served.base.raw.query('SELECT empreinte FROM openmairie.om_signature')
  for (const login of ['chief', 'own'])
    for (const path of [`/-/signature/12/${rows[0].empreinte}`, `/-/logo/12/${rows[0].empreinte}`])
      expect((await asked(login, path)).statusCode).toBe(404)
  expect((await asked('own', '/-/signature/12')).statusCode).toBe(404)
  expect((await give('own', '12')).statusCode).toBe(404)
  const { rows: lines } = await served.base.raw.query(`
    SELECT acteur, operation, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
    WHERE entite = 'om_signature' ORDER BY om_journal DESC LIMIT 1`)
  expect(lines).toEqual([
    { acteur: 'chief', operation: 'create', apres: { empreinte: rows[0].empreinte, texte: 'Camille Martin, maire' } },
  ])
})

test('what is no picture, or says not who signs, is refused beside its field', async () => {
  const svg = await give('chief', '12', Buffer.from('<svg onload="x()"/>'))
  expect(svg.statusCode).toBe(422)
  expect(svg.body).toContain('Ce fichier n’est pas une image PNG ou JPEG de la taille demandée.')
  const nobody = await give('chief', '12', signature, ' ')
  expect(nobody.statusCode).toBe(422)
  expect(nobody.body).toContain('Donnez le nom et la qualité de qui signe.')
  expect((await served.base.raw.query('SELECT FROM openmairie.om_signature')).rowCount).toBe(0)
})
