using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>Records as users name them: a record is a folder, and its log lies in the folder <c>log</c> in it.</summary>
internal static class RecordFolder
{
    /// <summary>Whether a folder holds a record, or what is left of one.</summary>
    public static bool IsRecord(string path) =>
        Directory.Exists(Path.Combine(path, "log")) && (File.Exists(Path.Combine(path, "writer.lock")) || Directory.EnumerateFiles(Path.Combine(path, "log"), "*.zlog").Any());

    /// <summary>Opens a record for reading; somebody may write it meanwhile.</summary>
    /// <exception cref="VerbException">There is none.</exception>
    public static LogStore Read(string path) => IsRecord(path)
        ? LogStore.Open(new FileDisk(path))
        : throw new VerbException($"{path} {(File.Exists(path) ? "is a file, and a record is a folder" : Directory.Exists(path) ? "is a folder and holds no record" : "is not there")}; 'zarya import {(File.Exists(path) ? "RECORD" : path)} FILE...' makes a record");

    /// <summary>Opens a record for writing, and makes one where there is none.</summary>
    /// <exception cref="VerbException">It cannot be made, or somebody else writes it.</exception>
    public static LogWriter Write(string path)
    {
        if (File.Exists(path)) throw new VerbException($"{path} is a file; a record is a folder: 'zarya import RECORD {path}' puts the file into one");
        if (Directory.Exists(path) && !IsRecord(path) && Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).Except(["log", "writer.lock"]).Any())
            throw new VerbException($"{path} is a folder with other things in it and no record; name a new folder");
        try
        {
            return LogWriter.Open(new FileDisk(path), new LogOptions());
        }
        catch (LogInUseException)
        {
            throw new VerbException($"{path}: another process writes this record; wait until it has ended (reading is allowed: packets, export)");
        }
        catch (DiskFullException)
        {
            throw new VerbException($"{path} cannot be opened: no space is left on the disk");
        }
    }
}
