/** What somebody who holds nothing but the description has to know before the first request. Markdown. */
export const introduction = `Customer experience, by one definition in every department.

## From a password to a first figure

Programs send an API key. A person who is owner or admin makes one, with the session that signing in opens:

\`\`\`bash
url=http://127.0.0.1:4000
curl -sc cookies -H 'Content-Type: application/json' $url/v1/session \\
  -d '{"email":"admin@attune.local","password":"<password>"}'        # answers csrf
curl -sb cookies -H 'Content-Type: application/json' -H 'x-attune-csrf: <csrf>' $url/v1/api-keys \\
  -d '{"name":"Reports","scopes":["values:read"],"department":"enterprise","expiresAt":null}'   # answers key, this once
curl -H 'Authorization: Bearer <key>' "$url/v1/indicators/nps/values?from=2026-01-01&to=2026-12-31&grain=quarter"
\`\`\`

The first owner's password is printed when Attune starts for the first time, or set by \`ATTUNE_ADMIN_PASSWORD\`.
A key does what its scopes say, in its department and below; beside each operation stands the scope it asks for. Operations
with \`session\` alone are for signed-in people: no key can be made for them. A session sends the header \`x-attune-csrf\` with
every request that is not a GET; a key does not.

## Errors

Every error is \`application/problem+json\` (RFC 9457). \`code\` is stable and made for programs, \`field\` names the field or
parameter at fault, \`detail\` says what to do. A parameter that an operation does not know is refused (422), not passed over. 429 and 503 say in \`Retry-After\` when to ask again.

## Periods and figures

Days are calendar days of the enterprise's one time zone; \`from\` and \`to\` both belong to the period, and so do both days of
\`2026-01-01/2026-03-31\`. Instants are UTC. A figure that cannot be told is \`null\` and never 0; \`reason\` says why. A parent
department is read with everything below it.

Every figure carries a \`receipt\`: GET /v1/receipts/{token} says by which version of which definition it was read, what fed it and
what was left out, and counts it again from the events.

## Limits

1,000 events in one batch and 5 MB in one body; 1,200 periods in one question; 50 indicators in one file, three files at once
for one person; 1,000 kept receipts for one person.
`;
