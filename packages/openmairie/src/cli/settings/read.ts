// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { CommandError, terminalLocale } from '../output.js'
import { settingsMessages } from './messages.js'
import { type Setting, type SettingName, type Settings, settings } from './table.js'

/** Every setting as the environment says it, and one sentence for each that it says wrongly. */
export function readSettings(
  environment: NodeJS.ProcessEnv,
  locale: Locale,
): { readonly values: Settings; readonly faults: readonly string[] } {
  const messages = settingsMessages(locale)
  const faults: string[] = []
  const values = Object.fromEntries(
    (Object.entries(settings) as readonly (readonly [SettingName, Setting<unknown>])[]).map(([name, setting]) => {
      const given = environment[setting.variable]
      if (given === undefined || given === '') return [name, setting.usual]
      const value = setting.kind.read(given)
      if (value === undefined) faults.push(setting.kind.fault(messages, setting.variable, given))
      return [name, value ?? setting.usual]
    }),
  ) as unknown as Settings // each value was read by its own kind
  const { smtp, mailFrom, publicUrl, filesBucket, filesAccessKey, filesSecretKey } = settings
  for (const [asking, asked] of [
    [smtp, [mailFrom, publicUrl]],
    [filesBucket, [filesAccessKey, filesSecretKey]],
  ] as const) {
    const lacking = asked.flatMap(({ variable }) => (environment[variable] ? [] : [variable]))
    if (environment[asking.variable] && lacking.length > 0)
      faults.push(messages.together(asking.variable, lacking.join(', ')))
  }
  return { values, faults }
}

/** One setting, for a command that needs no other. Raises CommandError where the environment says it wrongly. */
export function settingOf<Name extends SettingName>(name: Name, environment: NodeJS.ProcessEnv): Settings[Name] {
  const { variable } = settings[name]
  const { values, faults } = readSettings({ [variable]: environment[variable] }, terminalLocale(environment))
  if (faults.length > 0) throw new CommandError(faults.join('\n'))
  return values[name]
}
