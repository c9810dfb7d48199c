// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../errors/errors.js'
import type { Asked, PageContext, PageShown, PageWriting } from '../model/authored-page.js'
import { own } from '../model/own.js'
import { type Ctx, homeOf, readPage } from '../records/index.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { type Addressed, pageUrl } from './page-of.js'

/** What a page shows now. Raises OM_NOT_FOUND where its address leads nowhere. */
export async function shown(ctx: Ctx, page: Addressed, asked: Asked, form: FormGuard): Promise<PageShown> {
  const found = await readPage(ctx, async (reads) => {
    const context: PageContext = {
      ...reads,
      ...asked,
      ...linksOf(ctx, page),
      listing: (entity) => entityUrl(page.app, entity),
      record: (entity, ...key) => recordUrl(page.app, entity, key.map(String)),
      guard: <Guard form={form} />,
    }
    return page.declaration.show(context)
  })
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  return found
}

/** What makes a form one of ours, sent once. */
export interface FormGuard {
  readonly csrf: string
  readonly once: string | null
}

function Guard({ form: { csrf, once } }: { form: FormGuard }) {
  return (
    <>
      <input type="hidden" name="-csrf" value={csrf} />
      <input type="hidden" name="-once" value={once ?? randomUUID()} />
    </>
  )
}

/** How a page addresses the others of its application. */
export function linksOf(ctx: Ctx, { app, collectivite }: Addressed): Pick<PageWriting, 'link'> {
  return {
    link: (name, ...parts) => {
      const target = own(app.definition.pages ?? {}, name)
      if (!target) throw new Error(`There is no page named ${name}`)
      const isScoped = target.access === 'public' && app.belongings.size > 0
      return pageUrl(app, name, isScoped ? (collectivite ?? homeOf(ctx) ?? '') : null, parts)
    },
  }
}
