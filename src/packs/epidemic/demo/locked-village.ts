/** Where the first case was found and which village was locked. */
export const lockedVillage = '竹溪口村'
