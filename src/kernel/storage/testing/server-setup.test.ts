import { expect, it } from 'vitest'
import { wantsServer } from './server-setup.ts'

it.each([
  [['run', '--no-isolate', '--exclude=**/*.e2e.test.ts', '--exclude=src/web/report/editor/template-editor.test.ts'], true],
  [['run', '--exclude', '**/*.e2e.test.ts'], true],
  [['run'], true],
  [['run', 'src/kernel/loop/loop.db.test.ts', 'src/web/parts/quantity.test.ts'], true],
  [['run', 'src/api/routes.scopes.test.ts'], true],
  [['run', 'src/web/parts/quantity.test.ts'], false],
  [['run', '.e2e.test.ts', 'src/web/report/editor/template-editor.test.ts', 'src/web/ledger/form/add-record.test.tsx'], false],
])('a run of %j has a server: %j', (given, wanted) => {
  expect(wantsServer(given)).toBe(wanted)
})
