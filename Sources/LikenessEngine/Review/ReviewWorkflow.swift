enum ReviewWorkflow { static let firstProgress = 10 }
