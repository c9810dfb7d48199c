// SPDX-License-Identifier: EUPL-1.2
import { loadApplication } from '../application/load.js'
import { explain } from '../model/explain.js'
import { nearest } from '../model/nearest.js'
import { cliMessages } from './messages.js'
import { CommandError, print, printJson, terminalLocale } from './output.js'

/** `openmairie explain`: each value below a path, and the layer that set it. */
export async function explainCommand(path: string, place: string, options: { readonly json?: boolean }): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const { app } = await loadApplication(path)
  const [name = '', ...rest] = place.split('.')
  const resolved = app.entities.get(name)
  const near = nearest(name, [...app.entities.keys()]).join(', ')
  if (!resolved) throw new CommandError(`${messages.unknownPath(name)}${near === '' ? '' : ` (${near}\u00a0?)`}`)
  const found = explain(resolved, rest.join('.'))
  if (found.length === 0) throw new CommandError(messages.unknownPath(place))
  if (options.json) return printJson(found)
  for (const each of found) print(`${each.layer.padEnd(12)} ${name}.${each.path} = ${JSON.stringify(each.value)}`)
}
