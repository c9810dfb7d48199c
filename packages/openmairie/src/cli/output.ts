// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'

/** Meaning of the exit codes of the command. */
export const exitCodes = { done: 0, found: 1, misused: 2, unreachable: 3, broken: 4 } as const

/** A mistake of the one who types: one sentence, an exit code, no stack. */
export class CommandError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode: number = exitCodes.misused) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Lets work come to its end where nobody reads its lines any more, as in `openmairie … | head`. */
export function outliveReader(): void {
  const forgive = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error
  }
  process.stdout.on('error', forgive)
  process.stderr.on('error', forgive)
}

/** Writes a line of result. */
export function print(line = ''): void {
  process.stdout.write(`${harmless(line)}\n`)
}

/** A name out of a database may hold what a terminal obeys: it is shown, not sent. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Writes a line about what goes on: not part of the result. */
export function tell(line: string): void {
  process.stderr.write(`${harmless(line)}\n`)
}

/** Says how far long work is: to a person only, so that a pipe holds plain lines of result and problems. */
export function progress(line: string): void {
  if (process.stderr.isTTY) tell(line)
}

/** Writes a value for scripts. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** The language of the terminal: French unless it says English. */
export function terminalLocale(environment: NodeJS.ProcessEnv = process.env): Locale {
  return /^en/i.test(environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '') ? 'en' : 'fr'
}
