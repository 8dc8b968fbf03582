import type { Profile } from '../../shared/model/profile';

/**
 * How a person knows a profile: by the name they gave it, else by its bot's, else by its
 * platform's.
 */
export function shownName({
  name,
  named,
  botName,
}: Pick<Profile, 'name' | 'named' | 'botName'>): string {
  return named ? name : botName || name;
}
