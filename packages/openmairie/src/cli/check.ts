// SPDX-License-Identifier: EUPL-1.2
import { basename, resolve } from 'node:path'
import { beforeSchema } from '../application/drift.js'
import { prepareGeneration } from '../application/generation.js'
import { loadApplication } from '../application/load.js'
import { schemaOf } from '../application/schema-of.js'
import { searchIndexes } from '../application/search-indexes.js'
import { readParameters, readSource } from '../application/source.js'
import { OpenMairieError } from '../errors/errors.js'
import type { FileStatus } from '../generate/status.js'
import type { Finding } from '../model/application.js'
import { finding } from '../model/checks/finding.js'
import { checkParameters } from '../model/checks/parameters.js'
import type { Schema } from '../model/schema.js'
import { instanceAddress } from '../web/addresses.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { exitCodes, print, printJson, progress, terminalLocale } from './output.js'

/** `openmairie check`: is the disk what would be generated, has an override lost its target. Exit 1 where something is found. */
export async function checkCommand(path: string, options: { readonly json?: boolean }): Promise<void> {
  const locale = terminalLocale()
  const folder = resolve(path)
  const source = await readSource(folder)
  const parameters = await readParameters(folder, source.parameters)
  progress(cliMessages(locale).reading)
  const schema = await schemaOf(folder, source, process.env, dataFolder())
  const { statuses } = await prepareGeneration(folder, schema, parameters, null)
  const { name, findings: own } = await loadedFindings(folder, schema)
  const findings = [
    ...statuses.flatMap((status) => fileFinding(name, status)),
    ...checkParameters(name, source.parameters, parameters, schema),
    ...own,
  ]
  if (options.json) printJson(findings)
  else
    for (const { id, severity, place, message } of findings)
      print(`${severity === 'error' ? '✗' : '!'} ${id}  ${place}  ${message[locale]}`)
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = exitCodes.found
  else if (!options.json && findings.length === 0) print(cliMessages(locale).clean)
}

/** What the application says of itself; where it does not load, that alone. */
async function loadedFindings(folder: string, schema: Schema): Promise<{ name: string; findings: readonly Finding[] }> {
  try {
    const { app } = beforeSchema(await loadApplication(folder), schema)
    const url = process.env[app.source.database]
    const isInstance = url !== undefined && url === instanceAddress(process.env, [app.source.database])
    const searches = url ? await searchIndexes(app, { url, isInstance }) : []
    return { name: app.definition.name, findings: [...app.findings, ...searches] }
  } catch (error) {
    if (!(error instanceof OpenMairieError)) throw error
    const name = basename(folder)
    const reason = { fr: error.publicMessage('fr'), en: error.publicMessage('en') }
    return { name, findings: [finding('application.broken', name, { reason })] }
  }
}

function fileFinding(app: string, { state, path }: FileStatus): readonly Finding[] {
  if (state === 'current' || state === 'kept') return []
  return [finding(`generate.${state}`, `${app}:${path}`)]
}
