import { join } from 'node:path'

/**
 * The arguments that check the types of a repository. With one checker: each has to find out for itself what it shares with the others, and four take twice the
 * processor for it. A copy whose packages are a link finds them under its own name, as what was found out about the original says it.
 */
export const typeCheck = (repository) => [
  join(repository, 'node_modules/typescript/bin/tsc'),
  '-p',
  repository,
  '--checkers',
  '1',
  '--preserveSymlinks',
]
