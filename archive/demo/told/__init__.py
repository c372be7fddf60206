"""The demo stories, one a module, three short ones in one; fictional throughout (`archive.demo`)."""
