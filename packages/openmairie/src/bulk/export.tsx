// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { exportAsked, isLongExport } from '../exports/asking.js'
import { readExportChoice, takenOf } from '../exports/choice.js'
import { exportMessages } from '../exports/messages.js'
import { ExportForm } from '../exports/page.js'
import { howMany } from '../ui/how-many.js'
import type { PageRequest, Reply } from '../ui/page.js'
import { homeUrl, listedState } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { type Chosen, chosenFields } from './chosen.js'
import { bulkPage, Hidden } from './pages.js'

/** The page where one chooses how a selection is exported; once the format is chosen, the file, or the job that prepares it. */
export async function exportChosen(request: PageRequest, target: Target, chosen: Chosen): Promise<Reply> {
  const { app, ctx, entity } = target
  const { listed, query, counted, place } = chosen
  const choice = readExportChoice(request.body)
  const isLong = counted.capped && (await isLongExport(target, query))
  const [what, home] = [howMany(ctx, entity, counted), homeUrl(target, place)]
  if (choice) {
    const [taken, once] = [takenOf(listed, choice), request.body.get('-once') || randomUUID()]
    return exportAsked({ target, taken, query, state: listedState(place), choice, what, home, once }, isLong)
  }
  return bulkPage(
    target,
    place,
    exportMessages(ctx.locale).title(what),
    200,
    <ExportForm
      ctx={ctx}
      listed={listed}
      action={entityUrl(app, entity.name, 'selection')}
      csrf={request.csrf}
      isLong={isLong}
      carried={<Hidden fields={[['action', 'exporter'], ...chosenFields(chosen)]} />}
      back={home}
    />,
  )
}
