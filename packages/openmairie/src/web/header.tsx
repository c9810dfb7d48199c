// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { editorMessages } from '../editions/editor/messages.js'
import { editionsPermission, editionsUrl } from '../editions/editor/urls.js'
import { followupMessages } from '../followup/messages.js'
import { tasksUrl } from '../followup/urls.js'
import { mayRunQueries } from '../kept-queries/rights.js'
import { memoryMessages } from '../memory/messages.js'
import { lastSearchUrl, recentsUrl } from '../memory/urls.js'
import { personalMessages } from '../personal/messages.js'
import { dueUrl, registerUrl } from '../personal/urls.js'
import { planningMessages } from '../planning/messages.js'
import { planningPermission, planningUrl } from '../planning/urls.js'
import { progressMessages } from '../progress/messages.js'
import { queriesMessages } from '../queries/messages.js'
import { queriesUrl } from '../queries/urls.js'
import { reversibilityMessages } from '../reversibility/messages.js'
import { reversibilityPermission, reversibilityUrl } from '../reversibility/urls.js'
import { keptAround } from '../ui/html.js'
import { jobsUrl } from '../ui/job-urls.js'
import { applicationUrl } from '../ui/urls.js'
import { accountMessages } from './account/messages.js'
import { accountUrl } from './account/urls.js'
import type { Frame } from './frame.js'
import { webMessages } from './messages.js'
import { workingMessages } from './working/messages.js'
import { workingUrl } from './working/urls.js'

const generatorUrl = '/-/generateur'
/** Links that say when they lead to the page shown. */
const marked = [recentsUrl, tasksUrl, generatorUrl]

/** Logo, name of the application, personal actions. */
export function Header({ frame }: { frame: Frame }) {
  const { locale, session, app, instanceName, mode, path, hasTasks, url, look, switches } = frame
  const generates = frame.can('generateur') && mode !== 'production'
  const called = app && [applicationUrl(app), app.definition.label]
  const [reads, ends, plans] = [frame.can('registre'), frame.endsRetentions, frame.can(planningPermission)]
  const [takesOut, edits] = [frame.can(reversibilityPermission), frame.can(editionsPermission)]
  const asks = asksQueries(frame)
  const belongs = session?.collectivite?.label ?? null
  const current = marked.find((address) => address === path) ?? null
  const key = [
    'header',
    locale,
    instanceName,
    called,
    session !== null,
    current,
    hasTasks,
    generates,
    belongs,
    look,
    switches,
    reads,
    ends,
    plans,
    takesOut,
    edits,
    asks,
  ]
  const values = { url, back: encodeURIComponent(url), csrf: session?.csrf ?? '', who: session?.actor.name ?? '' }
  return keptAround(JSON.stringify(key), values, (placed) => (
    <Whole frame={frame} current={current} placed={placed} generates={generates} />
  ))
}

function asksQueries({ can }: Frame): boolean {
  return mayRunQueries(can)
}

/** The logo of the collectivité, else a house. */
function Emblem({ look: { logo } }: Pick<Frame, 'look'>) {
  if (logo) return <img src={logo.src} alt={logo.text} width={logo.width} height={logo.height} />
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d="M3 20h18M5 20V10l7-5 7 5v10M10 20v-5h4v5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linejoin="round"
      />
    </svg>
  )
}

interface WholeProps {
  readonly frame: Frame
  /** The address of the page, where a link of the header leads to it. */
  readonly current: string | null
  readonly placed: Readonly<Record<'url' | 'back' | 'csrf' | 'who', string>>
  readonly generates: boolean
}

function Whole({ frame, current, placed, generates }: WholeProps) {
  const messages = webMessages(frame.locale)
  const memory = memoryMessages(frame.locale)
  const other = frame.locale === 'fr' ? 'en' : 'fr'
  const language = (
    <Post action="/-/langue" fields={{ locale: other, retour: placed.url }} csrf={placed.csrf}>
      <button type="submit" class="link" lang={other}>
        {messages.otherLanguage}
      </button>
    </Post>
  )
  return (
    <header>
      {frame.session && frame.app && (
        <a class="menu-toggle" href="#menu">
          {messages.menu}
        </a>
      )}
      <a class="logo" href="/">
        <Emblem look={frame.look} />
        <span>{frame.look.label ?? frame.instanceName}</span>
      </a>
      {frame.app && (
        <a class="app-name" href={applicationUrl(frame.app)}>
          {frame.app.definition.label}
        </a>
      )}
      {frame.session && (
        <nav class="shortcuts" aria-label={messages.shortcutLinks}>
          <a href={recentsUrl} data-shortcut="r" aria-current={current === recentsUrl ? 'page' : undefined}>
            {memory.recents}
          </a>
          {frame.hasTasks && (
            <a href={tasksUrl} data-shortcut="t" aria-current={current === tasksUrl ? 'page' : undefined}>
              {followupMessages(frame.locale).todo}
            </a>
          )}
          <a class="roomy" href={lastSearchUrl} data-shortcut="d">
            {memory.lastSearch}
          </a>
          {generates && (
            <a class="roomy" href={generatorUrl} aria-current={current === generatorUrl ? 'page' : undefined}>
              {messages.generator}
            </a>
          )}
        </nav>
      )}
      <nav class="personal" aria-label={messages.account}>
        {frame.session ? (
          <details class="popup">
            <summary>
              <span class="who">{placed.who}</span>
            </summary>
            <div class="sheet">
              {frame.session.collectivite && <p class="collectivite">{frame.session.collectivite.label}</p>}
              {frame.switches && (
                <a class="link" href={`${workingUrl}?retour=${placed.back}`}>
                  {workingMessages(frame.locale).change}
                </a>
              )}
              <a class="link" href={accountUrl}>
                {accountMessages(frame.locale).title}
              </a>
              <a class="link" href={jobsUrl}>
                {progressMessages(frame.locale).title}
              </a>
              {frame.can(planningPermission) && (
                <a class="link" href={planningUrl}>
                  {planningMessages(frame.locale).title}
                </a>
              )}
              {frame.can(editionsPermission) && (
                <a class="link" href={editionsUrl}>
                  {editorMessages(frame.locale).title}
                </a>
              )}
              {asksQueries(frame) && (
                <a class="link" href={queriesUrl}>
                  {queriesMessages(frame.locale).title}
                </a>
              )}
              {frame.can(reversibilityPermission) && (
                <a class="link" href={reversibilityUrl}>
                  {reversibilityMessages(frame.locale).title}
                </a>
              )}
              {frame.can('registre') && (
                <a class="link" href={registerUrl}>
                  {personalMessages(frame.locale).register}
                </a>
              )}
              {frame.endsRetentions && (
                <a class="link" href={dueUrl}>
                  {personalMessages(frame.locale).dueTitle}
                </a>
              )}
              {language}
              <Post action="/-/deconnexion" fields={{}} csrf={placed.csrf}>
                <button type="submit" class="link">
                  {messages.signOut}
                </button>
              </Post>
            </div>
          </details>
        ) : (
          language
        )}
      </nav>
    </header>
  )
}

function Post({
  action,
  fields,
  csrf,
  children,
}: {
  action: string
  fields: Readonly<Record<string, string>>
  csrf: string
  children: ComponentChildren
}) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="-csrf" value={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children}
    </form>
  )
}
