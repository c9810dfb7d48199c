// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { OpenMairieError } from '../../errors/errors.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { generatorMessages } from '../messages.js'
import { sheetsMessages } from './messages.js'

/** Where one begins. */
export const sheetsUrl = '/-/generateur/tableur'
/** The page of a draft, or one of its verbs. */
export const draftUrl = (id: string, verb: string | null = null): string =>
  `${sheetsUrl}/${id}${verb === null ? '' : `/${verb}`}`

/** Who may make applications, where it is allowed at all. Raises OM_FORBIDDEN. */
export function demandGenerator(allowed: boolean, { grants }: PageRequest): void {
  if (!allowed || !grants.holds('generateur')) throw new OpenMairieError('OM_FORBIDDEN')
}

/** A page of this feature, below the generator's. */
export function sheetsPage(
  { locale }: PageRequest,
  name: string | null,
  body: ComponentChildren,
  more: Partial<PageContent> = {},
): PageContent {
  const { title } = sheetsMessages(locale)
  const generator = { label: generatorMessages(locale).title, href: '/-/generateur' }
  return {
    kind: 'page',
    title: name ?? title,
    breadcrumb:
      name === null
        ? [generator, { label: title, href: null }]
        : [generator, { label: title, href: sheetsUrl }, { label: name, href: null }],
    body,
    ...more,
  }
}
