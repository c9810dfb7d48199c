// SPDX-License-Identifier: EUPL-1.2
import type { Schedule } from '../jobs/schedules/contract.js'
import type { Planned } from '../jobs/schedules/store.js'
import type { Cadence } from '../model/schedule.js'
import { jobUrl } from '../ui/job-urls.js'
import { spokenMoment } from '../ui/moments.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { planningMessages } from './messages.js'
import { planningUrl } from './urls.js'

/** Something that recurs, as it is declared and as it stands. */
export interface ShownTask {
  readonly schedule: Schedule
  readonly planned: Planned
  /** Name of its application; null: the framework’s own. */
  readonly application: string | null
}

interface Shown {
  readonly tasks: readonly ShownTask[]
  readonly timeZone: string
  /** Whether the user may look at the jobs of others. */
  readonly seesJobs: boolean
  /** Whether the instance backs itself up; null: that is not this user's to know. */
  readonly backsUp: boolean | null
}

/** What the instance does by itself: when, and what became of the last time. */
export function planningPage(request: PageRequest, shown: Shown): PageContent {
  const messages = planningMessages(request.locale)
  const { tasks } = shown
  const several = tasks.some(({ planned }) => planned.collectivite !== null)
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    body: (
      <div class="remembered">
        <p class="help">{messages.lead}</p>
        {shown.backsUp === false && <p class="help">{messages.noBackup}</p>}
        {tasks.length === 0 && <p class="empty">{messages.empty}</p>}
        {tasks.length > 0 && (
          <table class="records jobs planning" data-entity="planification">
            <caption class="hidden">{messages.title}</caption>
            <thead>
              <tr>
                <th scope="col">{messages.task}</th>
                {several && <th scope="col">{messages.where}</th>}
                <th scope="col">{messages.cadence}</th>
                <th scope="col">{messages.next}</th>
                <th scope="col">{messages.last}</th>
                <th scope="col">{messages.action}</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <Row key={task.planned.id} request={request} task={task} shown={shown} several={several} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    ),
  }
}

interface RowProps {
  readonly request: PageRequest
  readonly task: ShownTask
  readonly shown: Shown
  readonly several: boolean
}

function Row({ request, task, shown: { timeZone, seesJobs }, several }: RowProps) {
  const { schedule, planned, application } = task
  const { locale } = request
  const messages = planningMessages(locale)
  const label = schedule.label[locale]
  const when = (instant: number): string => spokenMoment(instant, { locale, timeZone })
  return (
    <tr data-key={planned.id}>
      <th scope="row" data-field="label">
        {label}
        <span class="outcome">{application ?? messages.own}</span>
      </th>
      {several && <td data-label={messages.where}>{planned.where ?? planned.collectivite ?? messages.instance}</td>}
      <td data-label={messages.cadence}>{cadenceText(messages, schedule.cadence)}</td>
      <td data-label={messages.next}>
        {schedule.unavailable ? messages.unavailable : planned.active ? when(planned.next) : messages.off}
      </td>
      <td data-label={messages.last}>
        <div>
          {planned.last === null ? messages.never : when(planned.last)}
          <Outcome planned={planned} messages={messages} seesJobs={seesJobs} />
        </div>
      </td>
      <td>
        <div class="task-actions">
          {schedule.unavailable && <p class="help">{schedule.unavailable[locale]}</p>}
          {!planned.runs && !schedule.unavailable && (
            <Button request={request} action={`${planningUrl}/${planned.id}/lancer`} name={messages.runOne(label)}>
              {messages.run}
            </Button>
          )}
          {!schedule.unavailable && (
            <Button
              request={request}
              action={`${planningUrl}/${planned.id}/${planned.active ? 'desactiver' : 'activer'}`}
              name={planned.active ? messages.disableOne(label) : messages.enableOne(label)}
            >
              {planned.active ? messages.disable : messages.enable}
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}

type Messages = ReturnType<typeof planningMessages>

/** What became of the last time; where the job may be looked at, the way to it. */
function Outcome({ planned, messages, seesJobs }: { planned: Planned; messages: Messages; seesJobs: boolean }) {
  if (planned.last === null || (!planned.runs && planned.outcome === null)) return null
  const word = planned.outcome === null ? messages.running : messages.outcomes[planned.outcome]
  const state = planned.outcome === null ? 'runs' : planned.outcome === 'fait' ? 'done' : 'failed'
  return (
    <span class="outcome">
      <span class={`job-state ${state}`}>
        {planned.job && planned.runs && seesJobs ? <a href={jobUrl(planned.job)}>{word}</a> : word}
      </span>
      {planned.message && ` – ${planned.message}`}
    </span>
  )
}

interface ButtonProps {
  readonly request: PageRequest
  readonly action: string
  readonly name: string
  readonly children: string
}

function Button({ request, action, name, children }: ButtonProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <button type="submit" class="link" aria-label={name}>
        {children}
      </button>
    </form>
  )
}

function cadenceText(messages: Messages, cadence: Cadence): string {
  switch (cadence.every) {
    case 'hour':
      return messages.everyHour(cadence.minute)
    case 'day':
      return messages.everyDay(cadence.at)
    case 'week':
      return messages.everyWeek(cadence.on, cadence.at)
    case 'month':
      return messages.everyMonth(cadence.on, cadence.at)
  }
}
