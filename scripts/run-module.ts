import { runnerImport } from 'vite'

/**
 * Runs a module of the sources while something is built, and gives what it exports with the files it read. The bundler gives up on a file after a minute:
 * on a machine that is busy with other things it is asked once more.
 */
export async function runModule<Exports>(id: string): Promise<{ readonly module: Exports; readonly dependencies: readonly string[] }> {
  try {
    return await runnerImport<Exports>(id)
  } catch (error) {
    if (!String(error).includes('timed out')) throw error
    return runnerImport<Exports>(id)
  }
}
