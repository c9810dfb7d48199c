import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { serveDemonstration, tryAs } from './e2e/support.js'

test('pdfs', async () => {
  const served = await serveDemonstration()
  try {
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    for (const [name, path] of [
      ['list', '/opengestioncrise/ressource/-/liste.pdf?c.disponible=Oui&q=mar'],
      [
        'wide',
        '/opengestioncrise/ressource/-/liste.pdf?c.disponible=Non&colonne=ressource&colonne=nom&colonne=prenom&colonne=matricule&colonne=grade&colonne=service&colonne=organisation&colonne=datenaissance&colonne=cp&colonne=telephone1&colonne=telephone2&colonne=email&colonne=permis&colonne=disponible&colonne=datedisponible&colonne=observation',
      ],
      ['long', '/opengestioncrise/ressource/-/liste.pdf'],
      ['etat', '/opengestioncrise/ressource/1/-/edition/ressource'],
      ['etat2', '/opengestioncrise/competence/1/-/edition/competence'],
      ['letter', '/opengestioncrise/ressource/1/-/edition/ressource_lettre'],
    ] as const) {
      const t = Date.now()
      const answer = await context.request.get(path)
      const body = await answer.body()
      console.log(name, answer.status(), answer.headers()['content-type'], body.length, Date.now() - t)
      writeFileSync(`/tmp/lead/${name}.pdf`, body)
      if (answer.status() !== 200)
        console.log(
          body
            .toString()
            .replace(/<[^>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .slice(0, 500),
        )
    }
    console.log(((await served.instance.logs?.()) ?? '').slice(-1500))
    await page.goto('/opengestioncrise/ressource/1')
    await page.screenshot({ path: '/tmp/lead/rec.png' })
    await page.goto('/opengestioncrise/ressource/1/-/imprimer')
    await page.screenshot({ path: '/tmp/lead/offer.png' })
  } finally {
    await served.stop()
  }
}, 120000)
