// SPDX-License-Identifier: EUPL-1.2

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly complete: string
  readonly type?: 'text' | 'password' | 'email'
  readonly value?: string
  readonly help?: string
  /** What is wrong with what was typed. */
  readonly error?: string | null
  readonly required?: boolean
  /** A code of figures: phones show their figures. */
  readonly figures?: boolean
}

/** A field of a form about an account, with its help and its error tied to it. What is secret never comes back in a page. */
export function AccountField(props: FieldProps) {
  const { name, label, complete, type = 'text', value = '', help, error = null, required = true, figures } = props
  const notes = [...(help === undefined ? [] : [`${name}-aide`]), ...(error === null ? [] : [`${name}-erreur`])]
  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      {help !== undefined && (
        <p class="help" id={`${name}-aide`}>
          {help}
        </p>
      )}
      {error !== null && (
        <p class="error" id={`${name}-erreur`} role="alert">
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        value={type === 'password' ? undefined : value}
        autoComplete={complete}
        autoCapitalize={type === 'text' ? 'none' : undefined}
        inputMode={figures ? 'numeric' : undefined}
        required={required}
        aria-invalid={error === null ? undefined : 'true'}
        aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
      />
    </div>
  )
}
