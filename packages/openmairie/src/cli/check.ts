// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { prepareGeneration } from '../application/generation.js'
import { loadApplication } from '../application/load.js'
import { schemaOf } from '../application/schema-of.js'
import { readParameters } from '../application/source.js'
import type { FileStatus } from '../generate/status.js'
import type { Finding } from '../model/application.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { exitCodes, print, printJson, terminalLocale } from './output.js'

/** `openmairie check`: is the disk what would be generated, has an override lost its target. Exit 1 where something is found. */
export async function checkCommand(path: string, options: { readonly json?: boolean }): Promise<void> {
  const folder = resolve(path)
  const { app } = await loadApplication(folder)
  const name = app.definition.name
  const parameters = await readParameters(folder, app.source.parameters)
  const schema = await schemaOf(folder, app.source, process.env, dataFolder())
  const { statuses } = await prepareGeneration(folder, schema, parameters, null)
  const findings = [...statuses.flatMap((status) => fileFinding(name, status)), ...app.findings]
  if (options.json) printJson(findings)
  else
    for (const finding of findings)
      print(`${finding.severity === 'error' ? '✗' : '!'} ${finding.id}  ${finding.place}  ${finding.message}`)
  if (findings.some((finding) => finding.severity === 'error')) process.exitCode = exitCodes.found
  else if (!options.json) print(cliMessages(terminalLocale()).clean)
}

const wrongStates: Readonly<Partial<Record<FileStatus['state'], string>>> = {
  absent: 'is missing',
  stale: 'is not what would be generated',
  edited: 'was edited by hand',
  foreign: 'was not written by the generator',
  leftover: 'describes a table that is gone',
}

function fileFinding(app: string, status: FileStatus): readonly Finding[] {
  const wrong = wrongStates[status.state]
  if (wrong === undefined) return []
  return [
    {
      id: `generate.${status.state}`,
      severity: 'error',
      place: `${app}:${status.path}`,
      message: `The file ${wrong}.`,
      candidates: [],
    },
  ]
}
