import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, say } from './run.mjs'

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome.exe', 'msedge.exe']
const browserPlaces = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser that the end-to-end tests drive; QIANBI_CHROMIUM names another. */
export function findChromium() {
  return [process.env.QIANBI_CHROMIUM, ...browserNames.map(findInPath), ...browserPlaces].find((path) => path && existsSync(path))
}

/** The folder with `postgres` and `initdb`; QIANBI_POSTGRES names another. */
export function findPostgres() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    process.env.QIANBI_POSTGRES,
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return places.find((place) => place && existsSync(join(place, 'postgres')) && existsSync(join(place, 'initdb')))
}

/** Installs Debian packages where we may (root, with apt-get); says so when we may not. */
export async function installPackages(packages) {
  if (process.getuid?.() !== 0 || findInPath('apt-get') === undefined) return false
  say(`正在安装 ${packages.join('、')}……`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A machine whose package lists are fresh installs at once; otherwise they are fetched first.
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
  if ((await install()) === 0) return true
  return (await run('apt-get', ['update'], { env })) === 0 && (await install()) === 0
}

function findInPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}
