// SPDX-License-Identifier: EUPL-1.2
/** Forms: no double submission, no loss of what was typed, the summary of problems in sight. */
export function startForms(): void {
  const problems = document.querySelector<HTMLElement>('#problemes, #doublons')
  if (problems) problems.focus()
  else focusFirst()
  for (const form of document.querySelectorAll<HTMLFormElement>('form')) prepareForm(form)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    guard(form)
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[name="-suite"]'))
    })
  }
  saveByKey()
}

/** A form asks what it has to ask, and is sent once. */
export function prepareForm(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    const ask = form.dataset.confirm
    if (ask && !confirm(ask)) return event.preventDefault()
    // A download leaves the page where it is: it may be asked for again.
    if (event.submitter?.dataset.again) return
    if (form.method !== 'post') return disableBlanks(form)
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = '1'
  })
  // The back button may bring the page back as it was: it can be sent again.
  addEventListener('pageshow', () => {
    delete form.dataset.sent
    for (const control of form.querySelectorAll<HTMLInputElement>('[data-blank]')) control.disabled = false
  })
}

/** Ctrl+S saves the form of the page, wherever the focus stands; where there is none, it stays the browser's. */
function saveByKey(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-guard]')]
  if (forms.length === 0) return
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    // One that is folded away is not being typed in.
    const shown = forms.filter((each) => each.checkVisibility())
    const form = shown.find((each) => each.contains(document.activeElement)) ?? shown[0]
    form?.requestSubmit()
  })
}

/** A new record is typed at once; a finger is spared the keyboard that would rise over the page. */
function focusFirst(): void {
  if (matchMedia('(pointer: coarse)').matches) return
  const form = document.querySelector<HTMLFormElement>('form[data-new]')
  const controls = [...(form?.querySelectorAll<Control>('input:not([type=hidden]), select, textarea') ?? [])]
  const asked = form?.querySelector<Control>('.carry[open] input:not([type=hidden])')
  const first = asked ?? controls.find(isBlank) ?? controls[0]
  first?.focus({ preventScroll: first === controls[0] })
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What is filled already is passed over; a box or a button says something whatever it holds. */
function isBlank(control: Control): boolean {
  const shown = control.closest('details:not([open])') === null
  return shown && control.value === '' && control.type !== 'checkbox' && control.type !== 'radio'
}

/** Blank criteria stay out of the address. */
function disableBlanks(form: HTMLFormElement): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name], select[name]')) {
    if (control.value !== '' || control.disabled) continue
    control.disabled = true
    control.dataset.blank = '1'
  }
}

function guard(form: HTMLFormElement): void {
  // What a refused form shows again is kept nowhere; what a form of guard «typed» shows is.
  const isKept = form.dataset.guard === 'typed'
  let changed =
    form.dataset.resumed !== undefined || (!isKept && form.querySelector('[aria-invalid], #doublons') !== null)
  let leaving = false
  form.addEventListener('input', () => {
    changed = true
  })
  form.addEventListener('submit', (event) => {
    // What stays on the page leaves nothing.
    if (event.submitter?.dataset.again) return
    leaving = true
  })
  addEventListener('pageshow', () => {
    leaving = false
  })
  addEventListener('beforeunload', (event) => {
    if (changed && !leaving) event.preventDefault()
  })
}
