// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with a form, each with the control that it is about, where there is one. */
export function ProblemSummary({ title, problems }: ProblemSummaryProps) {
  if (problems.length === 0) return null
  return (
    <div class="summary" role="alert" id="problemes" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ text, control }) => (
          <li key={`${control}${text}`}>{control === null ? text : <a href={`#${control}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

interface ProblemSummaryProps {
  readonly title: string
  readonly problems: readonly { readonly text: string; readonly control: string | null }[]
}
