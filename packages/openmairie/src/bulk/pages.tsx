// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { AnyEntity } from '../model/entity.js'
import type { Count, Ctx } from '../records/index.js'
import { listMessages } from '../ui/list-messages.js'
import type { PageContent } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { applicationUrl, entityUrl } from '../ui/urls.js'

/** «37 ressources», «Plus de 1 000 ressources» in the middle of a sentence. */
export function howMany(ctx: Pick<Ctx, 'locale'>, { noun }: AnyEntity, { count, capped }: Count): string {
  const text = listMessages(ctx.locale).count(count, capped, noun.plural, noun.singular)
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** The listing that a selection was made in, as it was. */
export function listingUrl({ app, entity }: Pick<Target, 'app' | 'entity'>, state: URLSearchParams): string {
  return entityUrl(app, entity.name, null, state)
}

/** A page of a selection, under its listing. */
export function bulkPage(
  { app, entity }: Target,
  state: URLSearchParams,
  title: string,
  status: number,
  body: ComponentChildren,
): PageContent {
  return {
    kind: 'page',
    status,
    title,
    current: entity.name,
    breadcrumb: [
      { label: app.definition.label, href: applicationUrl(app) },
      ...entity.breadcrumb.map((label) => ({ label, href: null })),
      { label: entity.label, href: listingUrl({ app, entity }, state) },
      { label: title, href: null },
    ],
    body,
  }
}

/** What a form carries out of sight. */
export function Hidden({ fields }: { readonly fields: readonly (readonly [string, string])[] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
      ))}
    </>
  )
}
