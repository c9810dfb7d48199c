// SPDX-License-Identifier: EUPL-1.2
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { mountPolicyReports } from './policy-reports.js'

test('the log gets the directive and the origin of what was blocked, and twenty reports a minute at most', async () => {
  const lines: string[] = []
  const server = fastify()
  await server.register(rateLimit, { global: false })
  mountPolicyReports(server, pino({ base: null }, { write: (line: string) => void lines.push(line) }))
  const send = async (type: string, report: unknown): Promise<number> => {
    const payload = typeof report === 'string' ? report : JSON.stringify(report)
    const { statusCode } = await server.inject({
      method: 'POST',
      url: '/-/csp',
      payload,
      headers: { 'content-type': type },
    })
    return statusCode
  }
  const page = 'http://mairie.example/app/agent/12?q=Roumieux'
  const old = (directive: string, blocked: string) => ({
    'csp-report': {
      'document-uri': page,
      referrer: page,
      'violated-directive': directive,
      'blocked-uri': blocked,
      'script-sample': 'Roumieux',
    },
  })
  expect(
    await send('application/csp-report', old('script-src-elem', 'https://elsewhere.example:8443/x.js?k=Roumieux')),
  ).toBe(204)
  expect(await send('application/csp-report', old("style-src 'self' Roumieux", 'inline'))).toBe(204)
  expect(await send('application/csp-report', old('ROUMIEUX', 'data:text/plain,Roumieux'))).toBe(204)
  expect(
    await send('application/reports+json', [
      {
        type: 'csp-violation',
        url: page,
        body: { documentURL: page, effectiveDirective: 'img-src', blockedURL: `${page}#Roumieux` },
      },
    ]),
  ).toBe(204)
  for (const nothing of ['Roumieux', '[]', '{"csp-report":"Roumieux"}', 'null'])
    expect(await send('application/csp-report', nothing)).toBe(204)

  const kept = lines.map((line) => {
    const { directive, blocked } = JSON.parse(line)
    return [directive, blocked]
  })
  expect(kept).toEqual([
    ['script-src-elem', 'https://elsewhere.example:8443'],
    ['style-src', 'inline'],
    ['unknown', 'data:'],
    ['img-src', 'http://mairie.example'],
  ])
  expect(lines.join('')).not.toMatch(/roumieux/i)

  const answers: number[] = []
  for (let time = 0; time < 14; time++) answers.push(await send('application/csp-report', '[]'))
  expect(answers).toEqual([...Array(12).fill(204), 429, 429])
  await server.close()
})
