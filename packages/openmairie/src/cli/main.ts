// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { frameworkVersion } from '../application/framework-version.js'
import type { ErrorCode } from '../errors/catalogue.js'
import { OpenMairieError } from '../errors/errors.js'
import { accountsCommand, collectivitesCommand } from './administration.js'
import { analyseCommand } from './analyse.js'
import { backupCommand } from './backup/backup.js'
import { restoreCommand } from './backup/restore.js'
import { barrierCommand } from './barrier.js'
import { checkCommand } from './check.js'
import { doctorCommand } from './doctor/command.js'
import { editionsCommand } from './editions.js'
import { editionsMessages } from './editions-messages.js'
import { explainCommand } from './explain.js'
import { filesCommand } from './files.js'
import { filesMessages } from './files-messages.js'
import { generateCommand } from './generate.js'
import { journalCommand } from './journal.js'
import { cliMessages } from './messages.js'
import { newCommand } from './new.js'
import { CommandError, exitCodes, outliveReader, tell, terminalLocale } from './output.js'
import { personalCommand } from './personal.js'
import { personalCliMessages } from './personal-messages.js'
import { proposalMessages } from './proposal-messages.js'
import { resetCommand } from './reset.js'
import { reversibilityCommand } from './reversibility.js'
import { reversibilityMessages } from './reversibility-messages.js'
import { serveCommand } from './serve.js'
import { withSettingsFile } from './settings/file.js'

const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value.split(','),
]

/** A path may hold a comma. */
const each = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

/** Runs the command line. A user's mistake is one sentence and an exit code; anything else is a bug, with an incident id. */
export async function main(words: readonly string[]): Promise<void> {
  outliveReader()
  const { help } = cliMessages(terminalLocale())
  const program = new Command('openmairie')
    .description(help.program)
    .version(await frameworkVersion())
    .addHelpText('after', help.codes)
    .exitOverride()
  program
    .command('analyse <db-url>')
    .description(help.analyse)
    .option('--schema <name>', help.schema, list)
    .option('--table <name>', help.table)
    .option('--json', help.json)
    .action(analyseCommand)
  program
    .command('new <dir> [db-url]')
    .description(help.new)
    .option('--from <file>', proposalMessages(terminalLocale()).help.from, each)
    .option('--proposal <file>', proposalMessages(terminalLocale()).help.proposal)
    .option('--schema <name>', help.schema, list)
    .option('--framework <spec>', help.framework)
    .action(newCommand)
  program
    .command('generate <dir>')
    .description(help.generate)
    .option('--table <name>', help.table)
    .option('--only <kinds>', help.only)
    .option('--dry-run', help.dryRun)
    .option('--diff', help.diff)
    .option('--json', help.json)
    .action(generateCommand)
  program.command('check <dir>').description(help.check).option('--json', help.json).action(checkCommand)
  program.command('explain <dir> <place>').description(help.explain).option('--json', help.json).action(explainCommand)
  program
    .command('serve [dirs...]')
    .description(help.serve)
    .option('--port <number>', help.port)
    .option('--host <address>', help.host)
    .option('--demonstration', help.demonstration)
    .option('--workers <number>', help.workers)
    .action(serveCommand)
  program
    .command('collectivites [id] [label]')
    .description(help.collectivites)
    .option('--under <id>', help.under)
    .option('--app <dir>', help.app, list)
    .option('--json', help.json)
    .action(collectivitesCommand)
  program
    .command('accounts [login]')
    .description(help.accounts)
    .option('--name <name>', help.name)
    .option('--profil <profil>', help.profil)
    .option('--collectivite <id>', help.collectivite)
    .option('--active <yes|no>', help.active)
    .option('--email <address>', help.email)
    .option('--emergency <yes|no>', help.emergency)
    .option('--reset-second-factor', help.resetSecondFactor)
    .option('--app <dir>', help.app, list)
    .option('--json', help.json)
    .action(accountsCommand)
  program.command('barrier <dir>').description(help.barrier).option('--apply', help.apply).action(barrierCommand)
  program
    .command('journal <action> [dirs...]')
    .description(help.journal)
    .option('--json', help.json)
    .action(journalCommand)
  const personal = personalCliMessages(terminalLocale()).help
  program
    .command('personal <action> [dirs...]')
    .description(personal.personal)
    .option('--dry-run', personal.rehearse)
    .option('--before <date>', personal.before)
    .option('--json', help.json)
    .action(personalCommand)
  const reversible = reversibilityMessages(terminalLocale()).help
  program
    .command('reversibility <action> [words...]')
    .usage('export <id> <file> <dirs…>|import <file> <dirs…> [options]')
    .description(reversible.reversibility)
    .option('--under <id>', reversible.under)
    .option('--as <id>', reversible.as)
    .option('--accounts', reversible.accounts)
    .option('--dry-run', reversible.dryRun)
    .option('--json', help.json)
    .action(reversibilityCommand)
  const printed = editionsMessages(terminalLocale()).help
  program
    .command('editions <action> <dir>')
    .description(printed.editions)
    .option('--collectivite <id>', printed.collectivite)
    .option('--from <db-url>', printed.from)
    .option('--out <file>', printed.out)
    .option('--force', printed.force)
    .option('--json', help.json)
    .action(editionsCommand)
  program.command('doctor [dirs...]').description(help.doctor).option('--json', help.json).action(doctorCommand)
  program.command('backup <file>').description(help.backup).option('--app <dir>', help.app, list).action(backupCommand)
  program
    .command('restore <file>')
    .description(help.restore)
    .option('--app <dir>', help.app, list)
    .option('--force', help.force)
    .option('--no-owner', help.noOwner)
    .action(restoreCommand)
  const stored = filesMessages(terminalLocale()).help
  program
    .command('files')
    .description(stored.files)
    .option('--take', stored.take)
    .option('--app <dir>', help.app, list)
    .action(filesCommand)
  program.command('reset').description(help.reset).action(resetCommand)
  try {
    const { environment, faults } = await withSettingsFile(process.env, terminalLocale())
    if (faults.length > 0) throw new CommandError(faults.join('\n'))
    // Where the environment is silent, the file speaks: to every command, and to the workers that it starts.
    Object.assign(process.env, environment)
    await program.parseAsync(['node', 'openmairie', ...words])
  } catch (error) {
    process.exitCode = explainFailure(error)
  }
}

const unreachable: ReadonlySet<ErrorCode> = new Set([
  'OM_NO_DATABASE',
  'OM_DATABASE_UNREACHABLE',
  'OM_DATABASE_REFUSED',
  'OM_DATABASE_UNKNOWN',
  'OM_DATABASE_FILE_MISSING',
  'OM_DATABASE_FILE_UNREADABLE',
  'OM_DATABASE_NOT_GIVEN',
  'OM_EMBEDDED_BUSY',
  'OM_EMBEDDED_COPY',
  'OM_EMBEDDED_INIT',
  'OM_EMBEDDED_MISSING',
  'OM_EMBEDDED_START',
  'OM_EMBEDDED_VERSION',
])

/** What the system says of a file that it does not let us read or write where the user asks; null for another error. */
function refusalOfFile(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null
  return cliMessages(terminalLocale()).file(String(error.path), String(error.code))
}

function explainFailure(error: unknown): number {
  if (error instanceof CommandError) {
    tell(error.message)
    return error.exitCode
  }
  if (error instanceof OpenMairieError) {
    tell(error.publicMessage(terminalLocale()))
    return unreachable.has(error.code) ? exitCodes.unreachable : exitCodes.misused
  }
  const refusal = refusalOfFile(error)
  if (refusal !== null) {
    tell(refusal)
    return exitCodes.misused
  }
  // commander has said what was wrong; help and version end well.
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused
  tell(`${cliMessages(terminalLocale()).failure} (${randomUUID()})`)
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return exitCodes.broken
}
