import type { Profile } from '../../shared/model/profile';

/** Display name of a profile: its own name, otherwise its bot's, otherwise its platform's. */
export function shownName({
  name,
  named,
  botName,
}: Pick<Profile, 'name' | 'named' | 'botName'>): string {
  return named ? name : botName || name;
}
