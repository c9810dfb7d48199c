// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { plainText } from './values.js'

/** What each control of a form held when it was shown, in short; a control that still holds it was not touched. */
export type Held = Readonly<Record<string, string>>

/**
 * Marks of the controls' texts, which the form carries back. What a control shows does not say all of a value (an empty
 * text and none look the same, a browser rewrites ends of lines): a field is written where its control was touched, alone.
 */
export function writeHeld(values: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, text]) => [name, markOf(text)])))
}

/** Reads the marks back; a text that holds none gives none, and then every control was touched. */
export function readHeld(text: string | null): Held {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, mark]) => [name, String(mark)]))
      : {}
  } catch {
    return {}
  }
}

/** Whether a control came back as it was shown. */
export function isUntouched(held: Held, name: string, text: string): boolean {
  return held[name] === markOf(text)
}

function markOf(text: string): string {
  return createHash('sha256').update(plainText(text)).digest('base64url').slice(0, 12)
}
