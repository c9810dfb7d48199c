// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { list, servedWithoutJobs, untilTold } from './jobs-served.js'
import { tryAs } from './support.js'

const { served, rows, given, ends } = servedWithoutJobs()

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('on any page, one is told that a job has ended, until one has looked at it or closed what says so', async () => {
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const first = await given({ state: 'fait' })
    await untilTold(page, '/opengestioncrise/ressource?q=a')
    expect(await page.locator('.told').getAttribute('role')).toBe('status')
    expect(await page.textContent('.told p')).toBe('Traitement terminé\u00a0: Modification de 10 ressources.')
    if (javaScriptEnabled) expect(await faults(page, '.told')).toEqual([])
    expect(await overflowing(page, [320])).toEqual([])
    await page.click('.told a')
    expect(new URL(page.url()).pathname).toBe(`${list}/${first}`)
    expect(await page.locator('.told').count()).toBe(0)
    const second = await given({ state: 'echec', label: 'Retrait' })
    await given({ state: 'annule', label: 'Envoi' })
    await untilTold(page, '/opengestioncrise')
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.textContent('.told p')
        },
        { timeout: 15_000 },
      )
      .toBe('2 traitements se sont arrêtés avant la fin.')
    await page.goto('/opengestioncrise/ressource?q=a')
    await page.click('.told button')
    await page.waitForLoadState()
    expect(page.url()).toContain('/opengestioncrise/ressource?q=a')
    expect(await page.locator('.told').count()).toBe(0)
    expect(await rows('SELECT count(*)::int AS n FROM openmairie.om_job WHERE vu IS NULL')).toEqual([{ n: 0 }])
    await page.goto(`${list}/${second}`)
    expect(await page.textContent('.job .state')).toContain('Arrêté avant la fin.')
    await context.close()
  }, 60_000)
})

test('the end of a job is told on every page that is open, by one line to the server', async () => {
  const id = await given()
  const context = await served().context()
  const [first, second] = [await tryAs(context, 'administrateur'), await context.newPage()]
  let lines = 0
  context.on('request', (request) => {
    if (request.url().endsWith('/-/traitements/flux')) lines++
  })
  await expect
    .poll(async () => {
      await first.goto('/opengestioncrise')
      return first.locator('body[data-live]').count()
    })
    .toBe(1)
  await second.goto('/opengestioncrise/ressource')
  await expect.poll(() => lines).toBeGreaterThan(0)
  lines = 0
  await ends(id)
  for (const page of [first, second])
    await expect
      .poll(() => page.textContent('.told'))
      .toContain('Traitement terminé\u00a0: Modification de 10 ressources.')
  expect(lines).toBeLessThanOrEqual(1)
  await second.keyboard.press('Tab')
  await second.locator('.told button').focus()
  await second.keyboard.press('Enter')
  await expect.poll(async () => (await rows('SELECT vu FROM openmairie.om_job'))[0]?.vu === null).toBe(false)
  await context.close()
}, 60_000)

test('the end of a job does not take back to its page who is on the way to another', async () => {
  const id = await given()
  const context = await served().context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${list}/${id}`)
  const address = (await page.locator('section[data-live]').getAttribute('data-live')) ?? ''
  const heard = page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        new BroadcastChannel(name).addEventListener('message', ({ data }) => {
          if (!data.runs) resolve()
        })
      }),
    `openmairie ${address}`,
  )
  await page.route('**/opengestioncrise/ressource', async (route) => {
    await ends(id)
    await heard
    await route.continue()
  })
  await page.goto('/opengestioncrise/ressource')
  expect(new URL(page.url()).pathname).toBe('/opengestioncrise/ressource')
  await context.close()
}, 60_000)

/** Reads a line of events until it ends, or so many have come. */
async function line(cookie: string, most: number): Promise<{ status: number; type: string | null; text: string }> {
  const stop = new AbortController()
  const answer = await fetch(`${served().instance.url}${list}/flux`, { headers: { cookie }, signal: stop.signal })
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of answer.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    if (text.split('event:').length > most) break
  }
  stop.abort()
  return { status: answer.status, type: answer.headers.get('content-type'), text }
}

test('the line to an open page ends with the last job, with the session, and is one of few', async () => {
  const visitor = await enter(served().instance.url, 'administrateur')
  const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
  const empty = await line(cookie, 9)
  expect(empty).toMatchObject({ status: 200, type: 'text/event-stream; charset=utf-8' })
  expect(empty.text).toBe('retry: 2000\n\nevent: over\ndata: \n\n')
  const id = await given()
  const first = await line(cookie, 1)
  expect(first.text).toContain(`event: job\ndata: {"id":"${id}","runs":true`)
  // Looking is no use of a session: it ends when it would have.
  await rows(`UPDATE openmairie.om_session SET vu = now() - interval '11 hours'`)
  await line(cookie, 1)
  expect(await rows(`SELECT max(vu) < now() - interval '10 hours' AS unseen FROM openmairie.om_session`)).toEqual([
    { unseen: true },
  ])
  await rows('UPDATE openmairie.om_session SET vu = now()')
  const whole = line(cookie, 99)
  await given({ login: 'demo-consultation', label: 'D’un autre' })
  await ends(id)
  expect((await whole).text).toMatch(/"runs":false.*\n\nevent: over\ndata: \n\n$/)
  expect((await whole).text.match(/"id"/g)?.length).toBeLessThanOrEqual(3)
  await given()
  const ask = () => fetch(`${served().instance.url}${list}/flux`, { headers: { cookie } })
  const open = await Promise.all([ask(), ask(), ask(), ask()])
  expect((await ask()).status).toBe(204)
  await visitor.post('/-/deconnexion', [['-csrf', tokenIn(await visitor.page(list))]])
  for (const each of open) expect(await each.text()).toMatch(/event: over\ndata: \n\n$/)
  expect((await ask()).status).toBe(403)
}, 60_000)
