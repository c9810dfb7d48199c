// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Locale } from '../../model/application.js'
import { nearest } from '../../model/nearest.js'
import { settingsMessages } from './messages.js'
import { type Setting, type SettingName, settings } from './table.js'

/**
 * The environment, with what the file that OPENMAIRIE_CONFIG names says of the variables that it leaves out: the environment
 * has the last word. One sentence for each fault of the file.
 */
export async function withSettingsFile(
  environment: NodeJS.ProcessEnv,
  locale: Locale,
): Promise<{ readonly environment: NodeJS.ProcessEnv; readonly faults: readonly string[] }> {
  const named = environment.OPENMAIRIE_CONFIG
  if (!named) return { environment, faults: [] }
  const messages = settingsMessages(locale)
  const file = resolve(named)
  const faults: string[] = []
  const added: Record<string, string> = {}
  for (const [key, given] of Object.entries(await contentOf(file, messages, faults))) {
    if (!isName(key)) {
      faults.push(messages.unknown(file, key, nearest(key, Object.keys(settings)).join(', ')))
      continue
    }
    if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') {
      faults.push(messages.noValue(file, key))
      continue
    }
    const { variable, kind }: Setting<unknown> = settings[key]
    const text = String(given)
    if (kind.read(text) === undefined) faults.push(kind.fault(messages, messages.inFile(key, file), text))
    else if (!environment[variable]) added[variable] = text
  }
  return { environment: { ...environment, ...added }, faults }
}

async function contentOf(
  file: string,
  messages: ReturnType<typeof settingsMessages>,
  faults: string[],
): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    faults.push(messages.unreadable(file, error instanceof Error && 'code' in error ? String(error.code) : ''))
    return null
  })
  if (text === null) return {}
  const content = parsed(text)
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return content as Readonly<Record<string, unknown>> // an object of unknown properties
  faults.push(messages.noJson(file))
  return {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isName(key: string): key is SettingName {
  return Object.hasOwn(settings, key)
}
