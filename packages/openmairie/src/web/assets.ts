// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Folder of the browser's files, written by the build. */
const folder = fileURLToPath(new URL('./assets/', import.meta.url))

/** Serves the browser's files, in the lightest form that the browser reads; returns their addresses, which change with their content. */
export async function mountAssets(server: FastifyInstance): Promise<{ style: string; script: string; font: string }> {
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/-/statique/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    // What stands between must not give one browser the form of another.
    setHeaders: (reply) => reply.setHeader('vary', 'accept-encoding'),
  })
  return { style: addressOf('style.css'), script: addressOf('client.js'), font: '/-/statique/source-sans-3.woff2' }
}

function addressOf(file: string): string {
  const digest = createHash('sha256')
    .update(readFileSync(`${folder}${file}`))
    .digest('hex')
    .slice(0, 12)
  return `/-/statique/${file}?${digest}`
}
