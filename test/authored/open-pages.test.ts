// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import type { AnyEntity } from '../../packages/openmairie/src/model/entity.js'
import { noGrants } from '../../packages/openmairie/src/rights/grants.js'
import { widened } from '../../packages/openmairie/src/rights/widened.js'
import { type OpenPage, openPages } from '../../packages/openmairie/src/web/authored-live/pages.js'

function onlooker() {
  const told: string[] = []
  return { viewer: null, told, tell: (html: string) => void told.push(html), over: () => void told.push('over') }
}

function pageOf(render: () => Promise<string>): OpenPage {
  return { key: 'page', every: 20, render }
}

test('a page is looked at once for all who have it open, and they are told when it changed', async () => {
  let shown = 'one'
  let renders = 0
  const page = pageOf(async () => {
    renders++
    return shown
  })
  const pages = openPages(() => undefined)
  const [first, second] = [onlooker(), onlooker()]
  const leave = [pages.watch(page, first), pages.watch(page, second)]
  await expect.poll(() => renders).toBeGreaterThan(3)
  expect([first.told, second.told]).toEqual([['one'], ['one']])
  shown = 'two'
  await expect.poll(() => second.told).toEqual(['one', 'two'])
  expect(first.told).toEqual(['one', 'two'])
  expect([pages.count(), pages.pages()]).toEqual([2, 1])
  // Whoever comes later is told at the next look.
  const late = onlooker()
  leave.push(pages.watch(page, late))
  expect(late.told).toEqual([])
  await expect.poll(() => late.told).toEqual(['two'])
  for (const go of leave) go()
  expect([pages.count(), pages.pages()]).toEqual([0, 0])
  const after = renders
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(renders - after).toBeLessThanOrEqual(1)
})

test('whoever comes is never told what was seen before he came: the page that he has may be newer', async () => {
  const answers: ((html: string) => void)[] = []
  const page = pageOf(() => new Promise((resolve) => answers.push(resolve)))
  const pages = openPages(() => undefined)
  const [first, late] = [onlooker(), onlooker()]
  pages.watch(page, first)
  await expect.poll(() => answers).toHaveLength(1)
  pages.watch(page, late)
  answers[0]?.('before')
  await expect.poll(() => answers).toHaveLength(2)
  expect([first.told, late.told]).toEqual([['before'], []])
  answers[1]?.('after')
  await expect.poll(() => late.told).toEqual(['after'])
  expect(first.told).toEqual(['before', 'after'])
  pages.stop()
})

test('who may see it no more is told so, and it is looked at no more', async () => {
  const failures: unknown[] = []
  const pages = openPages((error) => void failures.push(error))
  let allowed = true
  const one = onlooker()
  pages.watch(
    pageOf(async () => {
      if (!allowed) throw new Error('Forbidden')
      return 'shown'
    }),
    one,
  )
  await expect.poll(() => one.told).toEqual(['shown'])
  allowed = false
  await expect.poll(() => one.told).toEqual(['shown', 'over'])
  expect(failures).toHaveLength(1)
  expect(pages.pages()).toBe(0)
})

test('what the code of a page does is of its entities and of its application, and nothing more', () => {
  // Only its name is looked at.
  const named = (name: string) => ({ name }) as AnyEntity
  const grants = widened(noGrants, 'openresultat', { reads: ['election'], writes: ['resultat'] })
  const may = (app: string, entity: string) =>
    ['list', 'read', 'create', 'update', 'delete', 'export', 'history'].filter((verb) =>
      grants.can(app, named(entity), verb),
    )
  expect(may('openresultat', 'election')).toEqual(['list', 'read'])
  expect(may('openresultat', 'resultat')).toEqual(['list', 'read', 'create', 'update', 'delete'])
  expect(may('openresultat', 'colistier')).toEqual([])
  expect(may('opengestioncrise', 'resultat')).toEqual([])
  expect(grants.holds('generateur')).toBe(false)
})
