using Zarya.Archive.Log.Disks;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>What a running mission takes from outside. Tests put their own in place.</summary>
internal sealed record Surroundings
{
    /// <summary>What time it is, and how long things take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The folder in which records lie, in place of the missions' own; a record lies in a folder of the mission's name there. <see langword="null"/>: as the mission file says.</summary>
    public string? RecordsFolder { get; init; }

    /// <summary>Times real time for simulated stations, in place of what the mission file says.</summary>
    public double? Speed { get; init; }

    /// <summary>Opens the disk of a record.</summary>
    public Func<string, IDisk> Disk { get; init; } = folder => new FileDisk(folder);

    /// <summary>Seeds what is random in links: the waits between attempts to connect.</summary>
    public int Seed { get; init; }

    /// <summary>Standard input.</summary>
    public Func<Stream?> StandardInput { get; init; } = () => null;

    /// <summary>Where the record of a mission lies.</summary>
    public string RecordPlace(MissionFolder mission) => RecordsFolder is { } folder ? Path.Combine(folder, mission.File.Name) : Path.Combine(mission.Path, mission.File.Record.Folder);

    /// <summary>Reads a mission's folder, with the documents of what is built from it.</summary>
    public static MissionFolder Read(string path, LeapSeconds leapSeconds) => MissionFolder.Read(path, leapSeconds);
}
