// SPDX-License-Identifier: EUPL-1.2

/** Name of the control by which spreadsheets are sent. */
const name = 'fichier'

interface Props {
  readonly label: string
  readonly help: string
  /** What was wrong with what was sent. */
  readonly problem: string | null
  readonly several?: boolean
}

/** Where a spreadsheet is chosen, or several, in the formats that are read. */
export function SheetField({ label, help, problem, several = false }: Props) {
  return (
    <div class={problem === null ? 'field' : 'field invalid'}>
      <label for={name}>{label}</label>
      <p class="help" id={`${name}-aide`}>
        {help}
      </p>
      {problem !== null && (
        <p class="error" id={`${name}-erreur`} role="alert">
          {problem}
        </p>
      )}
      <input
        id={name}
        type="file"
        name={name}
        multiple={several}
        accept=".csv,.txt,.tsv,.xlsx,.ods"
        required
        aria-describedby={problem === null ? `${name}-aide` : `${name}-erreur ${name}-aide`}
        aria-invalid={problem === null ? undefined : 'true'}
      />
    </div>
  )
}
