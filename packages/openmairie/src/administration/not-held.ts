// SPDX-License-Identifier: EUPL-1.2
import type { HookContext, Problem } from 'openmairie'
import { administrationMessages } from './messages.js'

/** Nobody gives, nor takes away, permissions that he has not. `field`: the one that names them. */
export function notHeld(
  field: string,
  permissions: readonly (string | undefined)[],
  { locale, rights }: Pick<HookContext, 'locale' | 'rights'>,
): readonly Problem[] {
  const all = permissions.every((each) => each === undefined || rights.holds(each))
  return all ? [] : [{ field, message: administrationMessages(locale).notHeld }]
}
