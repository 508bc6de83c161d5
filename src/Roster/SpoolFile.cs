namespace DistrictCoaching.OneRoster;

/// <summary>A file that holds personal data for as long as it is open: for this user alone, and without a name, so that nothing is left behind however the process ends.</summary>
public static class SpoolFile
{
    private const int Buffer = 81_920;

    public static FileStream New()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
