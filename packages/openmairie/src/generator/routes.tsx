// SPDX-License-Identifier: EUPL-1.2
import { prepareFiles } from '../application/generation.js'
import { apply, isRefused } from '../generate/apply.js'
import type { Route } from '../ui/page.js'
import { applicationUrl } from '../ui/urls.js'
import { Analysis, Tables } from './analysis.js'
import { Files } from './files.js'
import { generatorMessages } from './messages.js'
import { Report } from './report.js'
import type { GeneratorServices } from './services.js'
import { sheetsMessages } from './sheets/messages.js'
import { sheetsUrl } from './sheets/place.js'
import { addressOf, concerns, situationOf } from './situation.js'

/** The generator's screen: the base, the table, the parameters, the files; then a line of report a file. */
export function generatorRoutes(services: GeneratorServices): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: '/-/generateur',
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const situation = await situationOf(services, request, request.query)
      const messages = generatorMessages(request.locale)
      const { app } = situation.loaded
      return {
        kind: 'page',
        title: messages.title,
        breadcrumb: [
          { label: app.definition.label, href: applicationUrl(app) },
          { label: messages.title, href: null },
        ],
        wide: true,
        actions: (
          <a class="button" href={sheetsUrl}>
            {sheetsMessages(request.locale).link}
          </a>
        ),
        body: (
          <div class="generator">
            <Tables situation={situation} locale={request.locale} />
            <div>
              <Findings request={request} title={messages.findings} />
              {situation.table ? (
                <Analysis table={situation.table} locale={request.locale} />
              ) : (
                <p class="lead">{messages.noTable}</p>
              )}
              <Files situation={situation} locale={request.locale} csrf={request.csrf} />
            </div>
          </div>
        ),
      }
    },
  }
  const generate: Route = {
    ...show,
    method: 'POST',
    async handle(request) {
      const situation = await situationOf(services, request, request.body)
      const messages = generatorMessages(request.locale)
      const asked = new Set(request.body.getAll('fichier'))
      const { folder } = situation.loaded
      const prepared = await prepareFiles(folder, situation.schema, situation.values, asked)
      const statuses = prepared.statuses.filter((status) => concerns(situation, status))
      const report = await apply(folder, statuses, (status) => asked.has(status.path))
      const refused = statuses.filter((status) => asked.has(status.path) && isRefused(status))
      const changed = report.some((line) => line.outcome === 'generated' || line.outcome === 'removed')
      if (changed) services.generated()
      return {
        kind: 'page',
        status: refused.length > 0 ? 409 : 200,
        title: messages.report,
        breadcrumb: [
          { label: messages.title, href: '/-/generateur' },
          { label: messages.report, href: null },
        ],
        body: (
          <Report
            report={report}
            refused={refused}
            changed={changed}
            back={addressOf(situation, situation.table?.table ?? null)}
            locale={request.locale}
          />
        ),
      }
    },
  }
  return [show, generate]
}

function Findings({ request, title }: { request: Parameters<Route['handle']>[0]; title: string }) {
  const findings = request.apps.flatMap((app) => app.findings)
  if (findings.length === 0) return null
  return (
    <section class="flash warning">
      <h2>{title}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.place}${finding.message.en}`}>
            <code>{finding.place}</code>&nbsp;: {finding.message[request.locale]}
          </li>
        ))}
      </ul>
    </section>
  )
}
