// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { OpenMairieError } from '../errors/errors.js'

/** Milliseconds without a word after which the antivirus is given up. */
const silence = 120_000

/**
 * Has a file of the disk looked at by a clamd, at `tcp://host:port` or `unix:/path` (protocol INSTREAM). Returns the name of what it
 * found, null where that is nothing. Raises OM_FILE_UNCHECKED where it does not answer, or could not look: too large for it.
 */
export async function infectionIn(path: string, address: string, name: string): Promise<string | null> {
  const socket = connect(placeOf(address))
  socket.setTimeout(silence, () => socket.destroy(new Error('silent')))
  try {
    const answered = answerOf(socket)
    // Heard below, also where the sending fails first.
    answered.catch(() => undefined)
    await once(socket, 'connect')
    await pipeline(framed(path), socket, { end: false })
    const said = await answered
    const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
    if (found) return found
    if (said !== 'stream: OK') throw new Error(said)
    return null
  } catch (cause) {
    throw new OpenMairieError('OM_FILE_UNCHECKED', { name }, { cause })
  } finally {
    socket.destroy()
  }
}

/** Each piece goes after its length; a length of zero ends. */
async function* framed(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of createReadStream(path, { highWaterMark: 65_536 })) {
    const bytes = Buffer.from(piece)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    yield length
    yield bytes
  }
  yield Buffer.alloc(4)
}

async function answerOf(socket: Socket): Promise<string> {
  let said = ''
  for await (const piece of socket) {
    said += String(piece)
    if (said.includes('\0')) break
  }
  return said.replace(/\0.*$/s, '').trim()
}

function placeOf(address: string): { readonly path: string } | { readonly host: string; readonly port: number } {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length).replace(/^\/\/(?=\/)/, '') }
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}
