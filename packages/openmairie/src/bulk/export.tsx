// SPDX-License-Identifier: EUPL-1.2
import { readExportChoice, takenOf } from '../exports/choice.js'
import { exportMessages } from '../exports/messages.js'
import { ExportForm } from '../exports/page.js'
import { exportReply } from '../exports/reply.js'
import { howMany } from '../ui/how-many.js'
import type { PageRequest, Reply } from '../ui/page.js'
import { homeUrl } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { type Chosen, chosenFields } from './chosen.js'
import { bulkPage, Hidden } from './pages.js'

/** The page where one chooses how a selection is exported; once the format is chosen, the file. */
export async function exportChosen(request: PageRequest, target: Target, chosen: Chosen): Promise<Reply> {
  const { app, ctx, entity } = target
  const choice = readExportChoice(request.body)
  if (choice) return exportReply(ctx, takenOf(chosen.listed, choice), chosen.query, choice.format)
  const title = exportMessages(ctx.locale).title(howMany(ctx, entity, chosen.counted))
  const fields = [['-csrf', request.csrf], ['action', 'exporter'], ...chosenFields(chosen)] as const
  return bulkPage(
    target,
    chosen.place,
    title,
    200,
    <ExportForm
      ctx={ctx}
      listed={chosen.listed}
      method="post"
      action={entityUrl(app, entity.name, 'selection')}
      carried={<Hidden fields={fields} />}
      back={homeUrl(target, chosen.place)}
    />,
  )
}
