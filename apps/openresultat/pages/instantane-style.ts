// SPDX-License-Identifier: EUPL-1.2

/**
 * How the document of the results looks where none of the framework's style sheets is: on a site that stands in for ours, in the
 * archives, on paper. It has no character that HTML would escape.
 */
export const styleDeLInstantane = `
:root{color-scheme:light dark;--ink:light-dark(#1b2127,#e8ecef);--soft:light-dark(#56606a,#a9b3bd);--line:light-dark(#dde2e7,#353d46);--sunken:light-dark(#eef1f4,#262c33)}
body{margin:0;color:var(--ink);background:light-dark(#fff,#14181c);font:1rem/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.625rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2rem 0 .75rem}
small,dt,.or-date{color:var(--soft)}
progress{width:100%;height:.5rem}
.or-compte{font-weight:600;margin:1.5rem 0 .5rem}
.or-faits{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:1rem;margin:1rem 0}
dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
.or-defile{overflow-x:auto}
table{width:100%;border-collapse:collapse}
caption{text-align:start;font-weight:600;padding:.5rem 0}
th,td{padding:.5rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.or-barre{display:block;width:100%;height:.5rem;margin-top:.25rem}
.or-fond{fill:var(--sunken)}
.or-pastille{width:.75rem;height:.75rem;margin-inline-end:.5rem}
.or-hemicycle{display:block;width:min(100%,28rem);margin:0 auto}
.or-carte{display:block;width:min(100%,40rem);border:1px solid var(--line)}
.or-carte text{font-size:13px;font-weight:600;fill:var(--ink)}
.or-carte circle{stroke:var(--soft);stroke-width:1.5}
.or-carte .vide circle{fill:none;stroke-dasharray:3 2}
.or-carte .plein text{fill:#fff;paint-order:stroke;stroke:#0009;stroke-width:2.5px}
.or-total{font-size:1.75rem;font-weight:700;fill:var(--ink)}
@media (max-width:40rem){.or-large{display:none}}
`
