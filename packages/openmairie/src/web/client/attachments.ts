// SPDX-License-Identifier: EUPL-1.2
import { startDropZone } from './drop-zone.js'
import { prepareForm } from './forms.js'
import { fragment } from './fragments.js'

/** Files sent to a record without leaving its page: chosen, dropped or pasted, with how far they are, and a way to stop. */
export function startAttachments(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.attach-form')) prepare(form)
}

function prepare(form: HTMLFormElement): void {
  const zone = form.closest<HTMLElement>('section') ?? form
  for (const hint of form.querySelectorAll<HTMLElement>('.scripted')) hint.hidden = false
  form.addEventListener('submit', (event) => {
    const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(({ files }) => files?.length)
    // Without any, the server says so as it does without a script.
    if (!chosen) return
    event.preventDefault()
    send(form, new FormData(form))
  })
  startDropZone(zone, (event, files) => take(form, event, files))
  document.addEventListener('paste', (event) => {
    if (form.isConnected && isForFiles(event)) take(form, event, event.clipboardData?.files)
  })
}

/** Whether what is pasted is files and nothing else: a text copied from an office program brings a picture of itself. */
function isForFiles({ target, clipboardData }: ClipboardEvent): boolean {
  const types = clipboardData?.types ?? []
  const isTyped = target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
  return !isTyped && !types.includes('text/plain') && !types.includes('text/html')
}

function take(form: HTMLFormElement, event: Event, files: FileList | undefined): void {
  if (!files || files.length === 0) return
  event.preventDefault()
  const body = new FormData()
  for (const name of ['-csrf', '-once']) body.append(name, new FormData(form).get(name) ?? '')
  for (const file of files) body.append('fichiers', file)
  const fold = form.closest('details')
  if (fold) fold.open = true
  send(form, body)
}

/** How far a sending is, which only this kind of request tells. */
function send(form: HTMLFormElement, body: FormData): void {
  if (form.dataset.busy) return
  form.dataset.busy = '1'
  // What was said of the last ones is over.
  form.closest('section')?.querySelector('h2 + .flash')?.remove()
  const request = new XMLHttpRequest()
  const { status, bar, stop } = progressIn(form)
  stop.addEventListener('click', () => request.abort())
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const done = total > 0 ? Math.floor((loaded / total) * 100) : 0
    bar.value = done
    status.textContent = (form.dataset.sending ?? '').replace('0', String(done))
  })
  const over = (): void => {
    delete form.dataset.busy
    delete form.dataset.sent
    bar.remove()
    stop.remove()
  }
  const failed = (): void => {
    over()
    status.textContent = form.dataset.failed ?? ''
    status.classList.add('error')
  }
  request.addEventListener('error', failed)
  request.addEventListener('abort', failed)
  request.addEventListener('load', () => {
    over()
    show(form, status, new DOMParser().parseFromString(request.responseText, 'text/html'), request)
  })
  request.open('POST', form.action)
  request.send(body)
}

function progressIn(form: HTMLFormElement) {
  form.querySelector('.sending')?.remove()
  const zone = document.createElement('div')
  zone.className = 'sending'
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  const bar = document.createElement('progress')
  bar.max = 100
  bar.value = 0
  bar.setAttribute('aria-label', (form.dataset.sending ?? '').replace(/[\s:]*0.*$/, ''))
  const stop = document.createElement('button')
  stop.type = 'button'
  stop.textContent = form.dataset.stop ?? ''
  zone.append(status, bar, stop)
  form.append(zone)
  status.textContent = form.dataset.sending ?? ''
  return { status, bar, stop }
}

/** The list as it is now; what was not taken is told where it was sent from. */
function show(form: HTMLFormElement, status: HTMLElement, page: Document, request: XMLHttpRequest): void {
  const section = form.closest('section')
  const renewed = fragment<HTMLElement>(page, '#pieces')
  const said = page.querySelector('main .flash')?.textContent ?? ''
  if (request.status === 200 && section && renewed) {
    section.replaceWith(renewed)
    for (const each of renewed.querySelectorAll('form')) prepareForm(each)
    for (const each of renewed.querySelectorAll<HTMLFormElement>('form.attach-form')) prepare(each)
    const told = document.createElement('p')
    told.setAttribute('role', 'status')
    told.className = 'flash success'
    renewed.querySelector('h2')?.after(told)
    // Once it stands there, so that it is read out.
    setTimeout(() => {
      told.textContent = said
    })
    renewed.querySelector<HTMLElement>('summary')?.focus()
    return
  }
  // Another page than that of a record, or one that tells what was not taken, or that nothing could be.
  const told = request.status >= 400 ? '.summary li, main .card p' : '.summary li'
  const problems = [...page.querySelectorAll(told)].map((each) => each.textContent ?? '')
  if (!section || problems.length === 0) {
    location.assign(request.responseURL)
    return
  }
  status.classList.add('error')
  status.textContent = [said, ...problems].filter((each) => each !== '').join(' ')
  const once = form.querySelector<HTMLInputElement>('input[name="-once"]')
  const other = page.querySelector<HTMLInputElement>('form.attach-form input[name="-once"]')
  if (once && other) once.value = other.value
  const [first] = form.querySelectorAll<HTMLInputElement>('input[type=file]')
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]')) input.value = ''
  first?.focus()
}
