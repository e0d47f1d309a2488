/** What every part of the console needs of one mission. */
import type { MissionClock } from "./clock";
import type { ParameterFeed } from "./feed";
import type { Database } from "./mdb";
import type { OpenMct } from "./openmct";
import type { Socket } from "./socket";
import type { DisplayEntry, Zarya } from "./zarya";

export interface Mission {
  instance: string;
  processor: string;
  openmct: OpenMct;
  socket: Socket;
  database: Database;
  feed: ParameterFeed;
  clock: MissionClock;
  zarya: Zarya;
  displays: DisplayEntry[];
}

/** Where values of the live processor are asked for. */
export const processorPath = (mission: Mission): string => `/api/processors/${encodeURIComponent(mission.instance)}/${encodeURIComponent(mission.processor)}`;

export const archivePath = (mission: Mission): string => `/api/archive/${encodeURIComponent(mission.instance)}`;
